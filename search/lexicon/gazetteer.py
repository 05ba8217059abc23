"""The places that goods may be asked for by: communes of the exchange's province, and what they were part of before July 2025."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from marketplace.language.folding import fold, normalise
from marketplace.places.keys import place_key
from marketplace.places.loading import KIND_LETTERS, former_names, rows
from search.text.tokens import folded, has_marks

I_FOR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
# What a place may be said to be, by the letter that the files use; of a commune's own name any of its kinds is accepted.
SMALL = frozenset(["P", "X", "TT", "DK"])


@dataclass(frozen=True)
class Named:
    """A name as written, what bore it, and the communes of today it stands for; no commune where it is the whole province."""

    name: str
    kind: str
    communes: frozenset[str]


class Gazetteer:
    """Names by their folded words."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._by_key: dict[tuple[str, ...], list[Named]] = defaultdict(list)
        for each in named:
            self._by_key[tuple(place_key(each.name).split())].append(each)
        self.single_words = sorted(named.name for key, all_so in self._by_key.items() if len(key) == 1 for named in all_so)
        self.longest = max((len(key) for key in self._by_key), default=0)

    def find(self, words: Sequence[str], kind: str = "") -> Named | None:
        """What is called so; words typed with marks must be so written. `kind` chooses between a district and a ward of one name."""
        key = tuple(folded(word).replace("y", "i") for word in words)
        candidates = [each for each in self._by_key.get(key, ()) if _written_so(words, each.name)]
        if not candidates:
            return None
        wanted = [each for each in candidates if kind and (each.kind == kind or {each.kind, kind} <= SMALL)] or candidates
        everywhere = any(not each.communes for each in wanted)
        # Without marks several places may be meant ("hoa thanh").
        name = ", ".join({normalise(each.name): each.name for each in reversed(wanted)}.values())
        return Named(name, kind, frozenset() if everywhere else frozenset().union(*(each.communes for each in wanted)))


def _written_so(words: Sequence[str], name: str) -> bool:
    written = normalise(name).split()
    same = (not has_marks(word) or word.translate(I_FOR_Y) == other.translate(I_FOR_Y) for word, other in zip(words, written, strict=False))
    return len(words) == len(written) and all(same)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The places of the exchange's own province; the province's name says no more than the exchange does."""
    home: str = settings.HOME_PROVINCE_CODE
    communes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows("communes.csv"):
        if row["province"] == home:
            communes[KIND_LETTERS[row["kind"]], row["name"]].add(row["code"])
            for kind, name in former_names(row):
                if not name.isdigit() and fold(name) not in {"iv"}:
                    communes[kind, name].add(row["code"])
    province = next(row["name"] for row in rows("provinces.csv") if row["code"] == home)
    named = [Named(name, kind, frozenset(codes)) for (kind, name), codes in communes.items() if name != province]
    return Gazetteer([*named, Named(province, "T", frozenset())])
