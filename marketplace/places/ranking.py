"""Which of the communes that carry the words was meant: pure points, the reason beside each."""

from dataclasses import dataclass

from marketplace.places.queries import Part, PlaceQuery

# Points for equal / begins with it / has it as a word inside / is what the text begins with.
OWN_NAME = (100, 80, 55, 75)
FORMER_COMMUNE = (73, 60, 45, 62)
FORMER_DISTRICT = (72, 58, 40, 50)
PROVINCE = (71, 30, 25, 26)
WORDS_HERE_AND_THERE = 20
# A prefix at home stands before an equal name elsewhere: nine of ten who type here live here.
AT_HOME = 30
KIND_AS_TYPED = 12
OTHER_KIND = -20
CONTEXT_AGREES = 8

POINTS = {
    "N": OWN_NAME,
    "P": FORMER_COMMUNE,
    "X": FORMER_COMMUNE,
    "TT": FORMER_COMMUNE,
    "H": FORMER_DISTRICT,
    "TX": FORMER_DISTRICT,
    "TP": FORMER_DISTRICT,
    "Q": FORMER_DISTRICT,
    "T": PROVINCE,
}
OF_COMMUNES = {"N", "P", "X", "TT"}


@dataclass(frozen=True)
class Segment:
    letter: str
    kind: str
    key: str


@dataclass(frozen=True)
class Score:
    points: int
    matched: Segment
    # The name in full and the kind with it: "xã Thạnh Đức", not "Thạnh Đ".
    is_written_out: bool


def segments_of(search_text: str) -> list[Segment]:
    own_kind, *names = search_text.split(";")
    found = []
    for name in names:
        letter, _, key = name.partition(" ")
        found.append(Segment(letter, own_kind if letter == "N" else letter, key))
    return found


def score(query: PlaceQuery, segments: list[Segment], *, at_home: bool) -> Score:
    looked_for, *context = query.parts
    best = max((_score_segment(looked_for, segment) for segment in segments), key=lambda found: found.points)
    points = best.points + (AT_HOME if at_home else 0)
    points += sum(CONTEXT_AGREES for part in context if any(segment.key == part.phrase for segment in segments))
    return Score(points, best.matched, best.is_written_out)


def _score_segment(part: Part, segment: Segment) -> Score:
    equal, begins, inside, begun_by = POINTS[segment.letter]
    phrase, key = part.phrase, segment.key
    if key == phrase:
        points = equal
    elif key.startswith(phrase):
        points = begins
    elif phrase.startswith(f"{key} "):
        points = begun_by
    elif f" {phrase}" in key:
        points = inside
    else:
        points = WORDS_HERE_AND_THERE
    if part.kind and points > WORDS_HERE_AND_THERE:
        points += KIND_AS_TYPED if part.kind == segment.kind else OTHER_KIND
    of_a_commune = segment.letter in OF_COMMUNES
    return Score(points, segment, of_a_commune and key == phrase and part.kind == segment.kind)
