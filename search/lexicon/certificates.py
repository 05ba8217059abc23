"""What certificates are called by those who look for goods: reviewed names and the codes that each stands for.

Some names tell a certificate by themselves ("ocop 4 sao"). Others are words of goods as well: "phân hữu cơ" is organic fertiliser and no
certificate, and so "hữu cơ" is one only where somebody says so ("chứng nhận hữu cơ"); see understanding/certificates.py.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marketplace.language.folding import normalise
from search.lexicon.lexicon import DATA
from search.text.tokens import fold_all, folded, has_marks

# Stars are words of their own: "4*", "4★".
WORD = re.compile(r"[^\W_]+|[*★⭐]")
STARS = str.maketrans("★⭐", "**")

Words = tuple[str, ...]


@dataclass(frozen=True)
class CertificateName:
    """A name as words with their marks, and the codes that it stands for. `is_alone`: it tells a certificate by itself."""

    words: Words
    codes: tuple[str, ...]
    is_alone: bool


class CertificateNames:
    """Names by their folded words."""

    def __init__(self, names: Iterable[CertificateName]) -> None:
        self._by_first: dict[str, list[CertificateName]] = defaultdict(list)
        codes: set[str] = set()
        for name in names:
            self._by_first[folded(name.words[0])].append(name)
            codes.update(name.codes)
        self.codes = frozenset(codes)
        for starting in self._by_first.values():
            starting.sort(key=lambda name: -len(name.words))

    def at(self, typed: Sequence[str], begin: int) -> CertificateName | None:
        """The longest name that stands there. A word typed with marks must be written so in the name."""
        for name in self._by_first.get(folded(typed[begin]), ()):
            stands = typed[begin : begin + len(name.words)]
            if len(stands) == len(name.words) and all(map(_written_so, stands, name.words)):
                return name
        return None


@lru_cache(maxsize=1)
def certificate_names() -> CertificateNames:
    """The names of the data file."""
    return CertificateNames(listed())


def listed() -> Iterator[CertificateName]:
    """The names in the order of the file."""
    with (DATA / "certificates.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            for said in row["said"].split("|"):
                yield CertificateName(tuple(words_of(said)), tuple(row["codes"].split("|")), row["alone"] == "yes")


def words_of(text: str) -> list[str]:
    """The words and stars of a text, normalised."""
    return WORD.findall(normalise(text).translate(STARS))


def plain(name: CertificateName) -> Words:
    """The words of a name without their marks."""
    return tuple(fold_all(name.words))


def _written_so(typed: str, word: str) -> bool:
    return typed == word if has_marks(typed) else typed == folded(word)
