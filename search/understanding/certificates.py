"""Certificates that a query names: "OCOP 4 sao", "VietGAP", "hữu cơ". The words stay words of the search; this says that they are known."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from search.text.tokens import fold_all, has_marks

FILE = Path(__file__).parents[1] / "lexicon" / "data" / "certificates.csv"


def _rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    """As written on goods, and each way of saying it; a word without marks is accepted for each reading."""
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for said in row["said"].split("|"):
                yield row["name"], tuple(said.split())


CERTIFICATES = tuple(_rows())
FIRST_WORDS = frozenset(fold_all(said)[0] for _name, said in CERTIFICATES)


def read_certificates(words: Sequence[str]) -> tuple[str, ...]:
    """The certificates named, each once, in the order of the table; a longer name takes the shorter one's words with it."""
    plain = fold_all(words)
    if FIRST_WORDS.isdisjoint(plain):
        return ()
    taken: set[int] = set()
    found: list[str] = []
    for name, said in CERTIFICATES:
        bare = fold_all(said)
        for start in range(len(words) - len(said) + 1):
            span = range(start, start + len(said))
            fits = plain[start : start + len(said)] == bare and not taken.intersection(span)
            if fits and all(not has_marks(words[at]) or words[at] == said[at - start] for at in span):
                taken.update(span)
                found.append(name)
    return tuple(dict.fromkeys(found))
