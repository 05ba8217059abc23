"""Filters as lexemes: the index itself finds the few rows that have the words and are in the category, from the commune, of the kind.

As conditions on columns they are looked at row by row, and of a million offers thirty thousand may have a word of which ten pass.
The columns decide all the same; these lexemes only keep the rest from being read.
"""

from collections.abc import Iterable

from search.backends.postgresql.tsquery import quoted
from search.backends.protocol import Filters
from search.documents import OfferDocument

# No word that anybody types begins so.
CATEGORY, COMMUNE, KIND, SELLER = "~g", "~c", "~k", "~s"


def lexemes_of(document: OfferDocument) -> set[str]:
    """What a row is found by when its category, commune, kind of seller or seller is chosen."""
    found = {f"{CATEGORY}{category}" for category in document.categories}
    single = {COMMUNE: document.commune, KIND: document.seller_kind, SELLER: document.seller_id}
    return found | {f"{sign}{value}" for sign, value in single.items() if value}


def narrowing(filters: Filters) -> str:
    """Text of a tsquery that every row which passes has; empty where nothing of the kind is chosen."""
    parts = [
        _one_of(CATEGORY, () if filters.category is None else (filters.category,)),
        _one_of(COMMUNE, filters.communes),
        _one_of(KIND, filters.kinds),
        _one_of(SELLER, () if filters.seller is None else (filters.seller,)),
    ]
    return " & ".join(part for part in parts if part)


def _one_of(sign: str, values: Iterable[object]) -> str:
    chosen = " | ".join(quoted(f"{sign}{value}") for value in values)
    return f"({chosen})" if chosen else ""
