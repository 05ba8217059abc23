"""The lexicon: phrases and what else they are called."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from search.text.tokens import fold_all, has_marks, tokens
from search.understanding.understood import Why

DATA = Path(__file__).parent / "data"
LONGEST_PHRASE = 5
MOST_ALTERNATIVES = 6

Words = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """`said` may also be called `meant`."""

    said: Words
    meant: Words
    why: Why


class Lexicon:
    """Entries by what is said, as written and folded."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._written: dict[Words, list[Entry]] = defaultdict(list)
        self._plain: dict[Words, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._written[entry.said].append(entry)
            self._plain[tuple(fold_all(entry.said))].append(entry)

    def alternatives(self, words: Sequence[str]) -> Iterator[tuple[Why, Words]]:
        """The same query with one phrase said otherwise, longest phrases first.

        A phrase typed with marks must be written so in the lexicon; one typed without stands for all its readings.
        """
        given = 0
        for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                phrase = tuple(words[start : start + length])
                for entry in self._of(phrase):
                    yield entry.why, (*words[:start], *entry.meant, *words[start + length :])
                    given += 1
                    if given == MOST_ALTERNATIVES:
                        return

    def _of(self, phrase: Words) -> list[Entry]:
        if any(has_marks(word) for word in phrase):
            return self._written.get(phrase, [])
        return self._plain.get(phrase, [])


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the data files."""
    return Lexicon(entries())


def entries() -> Iterator[Entry]:
    """All entries, abbreviations first, then English, then synonyms."""
    for said, meant in rows("abbreviations"):
        yield from _each(said, meant, Why.ABBREVIATION)
    for said, meant in rows("english"):
        yield from _each(said, meant, Why.TRANSLATION)
    for said, meant in rows("one_way"):
        yield from _each(said, meant, Why.SYNONYM)
    for group in groups():
        yield from _each(group, group, Why.SYNONYM)


def groups() -> Iterator[list[Words]]:
    """Groups whose members all mean the same."""
    with (DATA / "synonyms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield _phrases(row["names"])


def rows(name: str) -> Iterator[tuple[list[Words], list[Words]]]:
    """The rows of a file of two columns; several phrases of a column are parted by bars."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield _phrases(row["said"]), _phrases(row["meant"])


def _each(said: list[Words], meant: list[Words], why: Why) -> Iterator[Entry]:
    return (Entry(one, other, why) for one in said for other in meant if one != other)


def _phrases(cell: str) -> list[Words]:
    return [tuple(tokens(phrase)) for phrase in cell.split("|") if phrase.strip()]
