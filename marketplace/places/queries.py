"""What somebody typed for a place, taken apart: parts between commas, with the kind of place named or not."""

from dataclasses import dataclass

from marketplace.language.folding import fold, normalise
from marketplace.places.keys import place_key

LONGEST_TEXT = 120
LONGEST_QUERY = 14

# What stands before a name. With tones typed, only the word itself counts: "Quán Thánh" is no "quận".
KIND_WORDS: dict[tuple[str, ...], str] = {
    ("thị", "trấn"): "TT",
    ("thị", "xã"): "TX",
    ("thành", "phố"): "TP",
    ("đặc", "khu"): "DK",
    ("phường",): "P",
    ("xã",): "X",
    ("huyện",): "H",
    ("quận",): "Q",
    ("tỉnh",): "T",
    ("tt",): "TT",
    ("tx",): "TX",
    ("tp",): "TP",
    ("p",): "P",
    ("f",): "P",
    ("x",): "X",
    ("h",): "H",
    ("q",): "Q",
    ("t",): "T",
}
FOLDED_KIND_WORDS = {tuple(fold(word) for word in kind): letter for kind, letter in KIND_WORDS.items()}


@dataclass(frozen=True)
class Part:
    kind: str
    phrase: str


@dataclass(frozen=True)
class PlaceQuery:
    """The parts from small to large, as an address is written; the first says what is looked for."""

    parts: tuple[Part, ...]

    @property
    def words(self) -> list[str]:
        return list(dict.fromkeys(word for part in self.parts for word in part.phrase.split()))[:LONGEST_QUERY]


def readings(text: str) -> list[PlaceQuery]:
    """The ways to read a text: as plain names, and with "huyện", "tp." and the like taken as kinds."""
    pieces = [piece for piece in text[:LONGEST_TEXT].replace(";", ",").split(",") if place_key(piece)]
    plain = PlaceQuery(tuple(Part("", place_key(piece)) for piece in pieces))
    kinds = PlaceQuery(tuple(part for piece in pieces for part in _parts_of(piece)))
    return [reading for reading in dict.fromkeys([plain, kinds]) if reading.words]


def _parts_of(piece: str) -> list[Part]:
    typed = "".join(letter if letter.isalnum() else " " for letter in normalise(piece)).split()
    parts: list[Part] = []
    kind, phrase = "", list[str]()
    while typed:
        # Right after a kind comes a name, even one that looks like a kind: "phường Quán Thánh".
        length, letter = (0, "") if kind and not phrase else _kind_at(typed)
        if length and len(typed) > length:
            if phrase:
                parts.append(Part(kind, " ".join(phrase)))
            kind, phrase, typed = letter, [], typed[length:]
        else:
            phrase.append(place_key(typed[0]))
            typed = typed[1:]
    return [*parts, Part(kind, " ".join(phrase))] if phrase else parts


def _kind_at(typed: list[str]) -> tuple[int, str]:
    for words, letter in KIND_WORDS.items():
        if tuple(typed[: len(words)]) == words:
            return len(words), letter
    for words, letter in FOLDED_KIND_WORDS.items():
        if tuple(typed[: len(words)]) == words:
            return len(words), letter
    return 0, ""
