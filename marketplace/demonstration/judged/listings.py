"""The listings that are judged: every kind of the demonstration's goods in every variant, each at six sellers."""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache

from catalogue.loading import FILE as CATEGORIES
from marketplace.demonstration.chance import chance
from marketplace.demonstration.goods import all_goods
from marketplace.demonstration.sellers import HOME_PROVINCE, KINDS, SELLERS, invented_firm
from marketplace.places.loading import rows

SELLERS_OF_EACH = 6


@dataclass(frozen=True)
class Listing:
    """One line of a corpus as manage.py evaluate_search reads it."""

    id: str
    title: str
    category: str
    brand: str
    seller: str
    commune: str
    price: int

    def line(self) -> dict[str, object]:
        """As JSON."""
        return asdict(self)


def listings() -> Iterator[Listing]:
    """All listings, always the same ones."""
    communes = [row["code"] for row in home_communes()]
    names = category_names()
    for goods in all_goods():
        for place, variant in enumerate(goods.variants):
            for turn in range(SELLERS_OF_EACH):
                pick = chance(f"judged:{goods.number}:{place}:{turn}")
                number = pick.randint(1, SELLERS)
                _legal, stall = invented_firm(number, KINDS[number % len(KINDS)])
                yield Listing(
                    id=f"{goods.number}-{place}-{turn}",
                    title=goods.named(variant),
                    category=names[goods.category],
                    brand="",
                    seller=stall,
                    commune=communes[(number * 37) % len(communes)],
                    price=goods.priced(variant, pick.random()),
                )


@lru_cache(maxsize=1)
def home_communes() -> list[dict[str, str]]:
    """The communes of the exchange's own province, in the order of their codes."""
    return [row for row in rows("communes.csv") if row["province"] == HOME_PROVINCE]


@lru_cache(maxsize=1)
def category_names() -> dict[str, str]:
    """Names of categories by slug."""
    with CATEGORIES.open(encoding="utf-8", newline="") as file:
        return {row["slug"]: row["name"] for row in csv.DictReader(file, delimiter=";")}
