"""What may be wrong with the lexicon, certificates and places: circles, repetitions, names too short, words that are something else too."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marketplace.places import loading as places
from search.lexicon.certificates import listed, plain
from search.lexicon.circles import reached
from search.lexicon.english import is_english, is_syllable
from search.lexicon.gazetteer import gazetteer
from search.lexicon.lexicon import DATA, Entry, Words, entries, groups, is_ambiguous, is_single_letter, rows
from search.text.tokens import fold_all, folded, tokens
from search.text.vocabulary import Vocabulary
from search.understanding.understood import Why

# A word in more titles than this is in common use.
COMMON = 20
# Beyond this the engine would not look for all of them anyway.
MOST_MEANINGS = 12


@dataclass(frozen=True)
class Complaint:
    """Something to put right (`is_error`) or to look at."""

    about: str
    what: str
    is_error: bool = True

    def __str__(self) -> str:
        """As the command prints it."""
        return f"{'ERROR' if self.is_error else 'look at'}  {self.about}: {self.what}"


def complaints(vocabulary: Vocabulary | None = None, added: Iterable[Entry] = ()) -> Iterator[Complaint]:
    """Everything found; with a vocabulary also what collides with words of the goods. `added` are the one-way words of officers."""
    made = list(entries())
    yield from _repetitions(made)
    yield from _groups()
    yield from _circles(added)
    yield from _short(made)
    yield from _ambiguous(made)
    yield from _units()
    yield from _certificates()
    yield from _places()
    if vocabulary is not None and vocabulary.titles:
        yield from _collisions(made, vocabulary)


def _units() -> Iterator[Complaint]:
    """What is said for a unit may stand for one only, and is read behind a number."""
    with (DATA / "units.csv").open(encoding="utf-8", newline="") as file:
        pairs = [(said, row["unit"]) for row in csv.DictReader(file, delimiter=";") for said in row["said"].split("|")]
    for said, count in Counter(said for said, _unit in pairs).items():
        if count > 1:
            yield Complaint(said, f"stands {count} times in units.csv")
    for said, unit in pairs:
        if (words := tokens(f"1 {said}")) != [f"1{unit}"]:
            yield Complaint(said, f"is read as {_text(tuple(words))}, not as 1{unit}")


def _certificates() -> Iterator[Complaint]:
    """A name stands for one certificate, and a single syllable is a word of goods and no name of one."""
    names = list(listed())
    for said, count in Counter(plain(name) for name in names).items():
        if count > 1:
            yield Complaint(_text(said), f"stands {count} times in certificates.csv")
    for name in names:
        if name.is_alone and len(name.words) == 1 and is_syllable(folded(name.words[0])):
            yield Complaint(_text(name.words), "is a word, and no name of a certificate by itself")


def _repetitions(made: list[Entry]) -> Iterator[Complaint]:
    """The same thing said twice, of itself, or of too many."""
    for (said, meant), count in Counter((entry.said, entry.meant) for entry in made).items():
        if said == meant or not said or not meant:
            yield Complaint(_text(said), "is said of itself or of nothing")
        elif count > 1:
            yield Complaint(_text(said), f"is said {count} times to mean {_text(meant)}")
    for said, count in Counter(entry.said for entry in made).items():
        if count > MOST_MEANINGS:
            yield Complaint(_text(said), f"has {count} meanings; {MOST_MEANINGS} are the most that help")


def _groups() -> Iterator[Complaint]:
    """A name in two groups ties them together, which nobody has read as one group."""
    held = Counter(name for group in groups() for name in set(group))
    for name, count in held.items():
        if count > 1:
            yield Complaint(_text(name), f"stands in {count} groups of synonyms")
    for group in groups():
        if len(set(group)) <= 1:
            yield Complaint(_text(group[0]) if group else "a row", "is a group of one")


def _circles(added: Iterable[Entry]) -> Iterator[Complaint]:
    """One-way names that lead back to where they began mean the same both ways, and belong into a group."""
    leads: dict[Words, set[Words]] = defaultdict(set)
    for said, meant in rows("one_way"):
        for name in said:
            leads[name].update(meant)
    for entry in added:
        leads[entry.said].add(entry.meant)
    following = {start: reached(start, leads) for start in leads}
    circles = {
        frozenset(name for name in found if start in following.get(name, ())) for start, found in following.items() if start in found
    }
    for circle in sorted(map(sorted, circles)):
        yield Complaint(_text(circle[0]), f"leads back to itself one way ({', '.join(map(_text, circle))}); make it a group")


def _places() -> Iterator[Complaint]:
    """A commune that is listed twice would be two to choose from, and a name of one word is read behind a preposition only."""
    listed = places.rows("communes.csv")
    for code, count in Counter(row["code"] for row in listed).items():
        if count > 1:
            yield Complaint(code, f"stands {count} times in communes.csv")
    for (province, kind, name), count in Counter((row["province"], row["kind"], row["name"]) for row in listed).items():
        if count > 1:
            yield Complaint(f"{kind} {name}", f"is the name of {count} communes of province {province}")
    for row in listed:
        for (kind, name), count in Counter(places.former_names(row)).items():
            if count > 1:
                yield Complaint(f"{kind} {name}", f"stands {count} times among the former names of {row['code']}")
    for name in gazetteer().single_words:
        yield Complaint(name, "is a place of one word", is_error=False)


def _short(made: list[Entry]) -> Iterator[Complaint]:
    for entry in made:
        if is_single_letter(entry.said):
            yield Complaint(_text(entry.said), "is a single letter")
        if entry.why is Why.ABBREVIATION and len(entry.said) == 1 and is_syllable(folded(entry.said[0])):
            yield Complaint(_text(entry.said), "is an abbreviation that is a word as well")


def _ambiguous(made: list[Entry]) -> Iterator[Complaint]:
    """A word of several senses may stand for something, but nothing may be looked for by it alone; except from English, which is clear."""
    for entry in made:
        if is_ambiguous(entry.meant) and not (entry.why is Why.TRANSLATION and is_english(entry.said)):
            yield Complaint(_text(entry.said), f"is looked for as {_text(entry.meant)}, which has other senses")


def _collisions(made: list[Entry], vocabulary: Vocabulary) -> Iterator[Complaint]:
    """Single words that without their marks are another, common word. No mistake: the search takes what was typed for the commoner one."""
    for said in dict.fromkeys(entry.said for entry in made if len(entry.said) == 1):
        plain = fold_all(said)[0]
        others = [word for word in vocabulary.written_as.get(plain, ()) if word != said[0] and vocabulary.written[word] >= COMMON]
        if others and vocabulary.written[said[0]] < vocabulary.written[others[0]]:
            yield Complaint(_text(said), f"without marks is mostly {others[0]} ({vocabulary.written[others[0]]} titles)", is_error=False)


def _text(words: Words) -> str:
    return " ".join(words)
