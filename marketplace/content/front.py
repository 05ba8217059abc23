"""What the market itself shows on its front page: categories that have goods, the newest offers, the figures of today."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db.models import Count

from catalogue.models import Category
from sellers.accounts.models import Seller
from sellers.offers.models import Offer

# Figures, counts and which offers are the newest may be a minute old; whether an offer may be shown is asked each time.
CACHE_SECONDS = 60
NEWEST_SHOWN = 8


@dataclass(frozen=True)
class Front:
    """Top categories with their numbers of offers; ids of the newest offers; how many sellers, offers and communes there are."""

    categories: list[tuple[Category, int]]
    newest: list[int]
    figures: dict[str, int]


def front_of_house() -> Front:
    """What the market shows today."""
    return Front(
        categories=_cached("front.categories", _categories_with_goods),
        newest=_cached("front.newest", _newest),
        figures=_cached("front.figures", _figures),
    )


def forget() -> None:
    """Reads everything anew at the next question."""
    caches["process"].clear()


def _cached(key: str, make: Any) -> Any:
    cache = caches["process"]
    value = cache.get(key)
    if value is None:
        value = make()
        cache.set(key, value, CACHE_SECONDS)
    return value


def _newest() -> list[int]:
    """A few more than are shown: some may be gone by the time they are drawn."""
    return list(Offer.objects.visible().order_by("-approved_at", "-pk").values_list("pk", flat=True)[:NEWEST_SHOWN])


def _categories_with_goods() -> list[tuple[Category, int]]:
    """Top categories with the number of offers below them; empty ones are left out."""
    per_path: dict[str, int] = {}
    steplen = Category.steplen
    for row in Offer.objects.visible().values("category__path").annotate(number=Count("pk")):
        top = row["category__path"][:steplen]
        per_path[top] = per_path.get(top, 0) + row["number"]
    tops = Category.objects.filter(path__in=per_path, is_public=True).order_by("path")
    return [(category, per_path[category.path]) for category in tops]


def _figures() -> dict[str, int]:
    """Sellers and offers that are active now, and communes they come from."""
    trading = Seller.objects.trading()
    return {
        "sellers": trading.count(),
        "offers": Offer.objects.visible().count(),
        "communes": trading.values("commune").distinct().count(),
    }
