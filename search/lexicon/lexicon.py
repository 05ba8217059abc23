"""The lexicon: phrases and what else they are called, looked up in the light of what the goods are called."""

import csv
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, pairwise
from pathlib import Path
from sys import intern

from search.lexicon.english import is_syllable, other_number
from search.ranking import weights
from search.text.tokens import fold_all, folded, has_marks, tokens
from search.text.vocabulary import Vocabulary
from search.understanding.understood import Why

DATA = Path(__file__).parent / "data"
LONGEST_PHRASE = 5
# Shorter English words are too often something else with an s behind them.
SHORTEST_NUMBERED = 4
MOST_ALTERNATIVES = 6
# A word typed without marks stands for a reading that at least so many of its titles have.
LIKELY = 0.15
SEEN_OFTEN = 3
# An English word that so many titles have ("sandal") is sold by that name.
LOAN = 15
# Of names that no title has so many are looked for.
MOST_UNSOLD = 2

NUMBERS = count()

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)  # there are a hundred thousand
class Entry:
    """`said` may also be called `meant`."""

    said: Words
    meant: Words
    why: Why


@dataclass(frozen=True)
class Alternative:
    """The query said otherwise; `sureness` (0 to 1) is how well the entry suits what was typed."""

    why: Why
    words: Words
    sureness: float
    entry: Entry


class Lexicon:
    """Entries by what is said; those `beyond` come after, and are shared by all that have more to say."""

    def __init__(self, entries: Iterable[Entry], beyond: "Lexicon | None" = None) -> None:
        self._own = tuple(entries)
        self._beyond = beyond
        self._plain: dict[Words, list[Entry]] = defaultdict(list)
        for entry in self._own:
            self._plain[tuple(map(intern, fold_all(entry.said)))].append(entry)
        # What was worked out by a lexicon is remembered by its number, so that memory holds none that nobody uses any more.
        self.number = next(NUMBERS)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in the order in which they are tried."""
        return self._own + (self._beyond.entries if self._beyond else ())

    def without(self, taken_out: Iterable[Entry]) -> "Lexicon":
        """The same lexicon less some entries."""
        gone = set(taken_out)
        return Lexicon(entry for entry in self.entries if entry not in gone)

    def alternatives(self, words: Sequence[str], vocabulary: Vocabulary) -> list[Alternative]:
        """The same query with one phrase said otherwise, the surest first; names that no title has only where there are no others."""
        found: dict[Words, Alternative] = {}
        for start, end, entry in self.phrases(words):
            if _says_nothing_new(entry, words, start, end):
                continue
            sureness = _sureness(entry, words, start, end, vocabulary)
            other = Alternative(entry.why, (*words[:start], *entry.meant, *words[end:]), sureness, entry)
            if sureness > found.get(other.words, _NONE).sureness:
                found[other.words] = other
        # Of equals the longer phrase, then the order of the files.
        ranked = sorted(_set_off(found.values()), key=lambda other: (-other.sureness, -len(other.entry.said)))
        sold = [other for other in ranked if other.sureness > weights.UNSOLD]
        return sold[:MOST_ALTERNATIVES] or ranked[:MOST_UNSOLD]

    def phrases(self, words: Sequence[str]) -> Iterator[tuple[int, int, Entry]]:
        """(start, end, entry) of every entry that is said, longest phrases first; a word typed with marks must be written so."""
        plain = fold_all(words)
        for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                for entry in self._of(tuple(plain[start : start + length])):
                    if all(not has_marks(word) or word == said for word, said in zip(words[start:], entry.said, strict=False)):
                        yield start, start + length, entry

    def _of(self, plain: Words) -> Sequence[Entry]:
        own = self._plain.get(plain, ())
        return [*own, *self._beyond._of(plain)] if self._beyond else own


def _says_nothing_new(entry: Entry, words: Sequence[str], start: int, end: int) -> bool:
    """A name that contains what was said finds no more titles, and one that repeats a neighbour was said already."""
    return _is_within(entry.said, entry.meant) or words[start - 1 : start] == [entry.meant[0]] or words[end : end + 1] == [entry.meant[-1]]


def _set_off(others: Iterable[Alternative]) -> Iterator[Alternative]:
    """The same, with a general translation behind a more exact one that is sold too: "flip flops" are "dép tông" before any "dép".

    Only of several words: "salt" is any salt, whatever kinds of it are listed.
    """
    sold: dict[Words, list[Words]] = defaultdict(list)
    others = list(others)
    for other in others:
        if other.why is Why.TRANSLATION and len(other.entry.said) > 1 and other.sureness > weights.UNSOLD:
            sold[other.entry.said].append(other.entry.meant)
    for other in others:
        is_general = any(_is_within(other.entry.meant, exact) for exact in sold[other.entry.said])
        yield replace(other, sureness=other.sureness * weights.LESS_EXACT) if is_general else other


def _is_within(part: Words, whole: Words) -> bool:
    return len(part) < len(whole) and f" {' '.join(part)} " in f" {' '.join(whole)} "


_NONE = Alternative(Why.SYNONYM, (), 0.0, Entry((), (), Why.SYNONYM))


def _sureness(entry: Entry, words: Sequence[str], start: int, end: int, vocabulary: Vocabulary) -> float:
    if not vocabulary.titles:
        return 1.0
    meant = fold_all(entry.meant)
    if not _is_sold(entry.meant, vocabulary):
        return weights.UNSOLD if end - start > 1 or not has_marks(entry.said[0]) or has_marks(words[start]) else 0.0
    before = folded(words[start - 1]) if start else ""
    after = folded(words[end]) if end < len(words) else ""
    in_company = vocabulary.beside(before, meant[0]) + vocabulary.beside(meant[-1], after) > 0
    sureness = 1.0 if in_company or not (before or after) else weights.UNSEEN_COMPANY
    if entry.why is Why.TRANSLATION and vocabulary.plain[words[start]] >= LOAN:
        sureness *= weights.LOAN_TRANSLATED
    if end - start > 1:
        return sureness
    word = words[start]
    if entry.why is Why.TRANSLATION and is_syllable(word) and vocabulary.plain[word] >= SEEN_OFTEN:
        return weights.DOUBTFUL if in_company or not (before or after) else 0.0
    likelihood = _likelihood(words, word, entry.said[0], vocabulary)
    if likelihood < LIKELY or (likelihood < 1 and sureness < 1):
        return 0.0
    return sureness * math.sqrt(likelihood)


def _is_sold(meant: Words, vocabulary: Vocabulary) -> bool:
    """Whether titles have the words, or a category is called so; side by side where there are several."""
    plain = fold_all(meant)
    if vocabulary.is_name(plain):
        return True
    if not all(word in vocabulary.plain for word in plain):
        return False
    return all(vocabulary.beside(left, right) for left, right in pairwise(plain))


def _likelihood(words: Sequence[str], typed: str, said: str, vocabulary: Vocabulary) -> float:
    """How much of what is written like the typed word is the word that the lexicon speaks of.

    A word that has no marks ("banh" for a ball) is meant where others were typed with theirs, and taken for the commoner "bánh" where not.
    """
    if has_marks(typed) or (not has_marks(said) and any(has_marks(word) for word in words)):
        return 1.0
    plain = folded(typed)
    seen = vocabulary.plain[plain]
    return min(1.0, vocabulary.written[said] / seen) if seen else 1.0


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the data files."""
    return Lexicon(entries())


def entries() -> Iterator[Entry]:
    """All entries, abbreviations first, then English, then synonyms."""
    for said, meant in rows("abbreviations"):
        yield from _each(said, meant, Why.ABBREVIATION)
    yield from _english()
    for said, meant in rows("one_way"):
        yield from _each(said, meant, Why.SYNONYM)
    for group in groups():
        yield from _each(group, group, Why.SYNONYM)


def _english() -> Iterator[Entry]:
    """The rows of the file, then the same with the last word in the other number where that is not listed."""
    listed = [entry for said, meant in rows("english") for entry in _each(said, meant, Why.TRANSLATION)]
    yield from listed
    known = {entry.said for entry in listed} | {name for group in groups() for name in group}
    for entry in listed:
        last = entry.said[-1]
        other = (*entry.said[:-1], other_number(last))
        if last.isascii() and last.isalpha() and len(last) >= SHORTEST_NUMBERED and other not in known and other != entry.meant:
            yield Entry(other, entry.meant, entry.why)


def groups() -> Iterator[list[Words]]:
    """Groups whose members all mean the same."""
    with (DATA / "synonyms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield _phrases(row["names"])


@lru_cache(maxsize=1)
def ambiguous_words() -> frozenset[str]:
    """Words of several senses: they may stand for something, but nothing is looked for by them alone."""
    with (DATA / "ambiguous.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["word"] for row in csv.DictReader(file, delimiter=";"))


@lru_cache(maxsize=1)
def _ambiguous_plain() -> frozenset[str]:
    return frozenset(fold_all(sorted(ambiguous_words())))


def is_ambiguous(phrase: Words) -> bool:
    """Whether it is one word of several senses; one without marks is looked for as each word that it may be ("thom" as "thơm" too)."""
    return len(phrase) == 1 and phrase[0] in (ambiguous_words() if has_marks(phrase[0]) else _ambiguous_plain())


def is_single_letter(phrase: Words) -> bool:
    """Whether it is a letter that is no word: "ô" is one, and listed among those of several senses."""
    return len(phrase) == 1 and len(phrase[0]) == 1 and phrase[0] not in ambiguous_words()


def rows(name: str) -> Iterator[tuple[list[Words], list[Words]]]:
    """The rows of a file of two columns; several phrases of a column are parted by bars."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield _phrases(row["said"]), _phrases(row["meant"])


def _each(said: list[Words], meant: list[Words], why: Why) -> Iterator[Entry]:
    return (Entry(one, other, why) for one in said for other in meant if one != other)


def _phrases(cell: str) -> list[Words]:
    """Of the same words there is one copy: the phrases of the lexicon have few of their own."""
    return [tuple(map(intern, tokens(phrase))) for phrase in cell.split("|") if phrase.strip()]
