"""What the counts say: totals, days, and texts that fail, that nobody opens anything of, or that are asked for most."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, FloatField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast

from marketplace.language.dates import vietnam_today
from search.insight.counting import DAYS_OF_RARE_TEXTS, FEWEST_KEPT
from search.models import SearchCount

# Dictionaries, one a text.
Rows = QuerySet[Any, Any]

# Below this share of searches after which something was opened, a text is worth a look.
FEW_CLICKS = 0.2


@dataclass(frozen=True)
class Totals:
    """Sums over the days."""

    searches: int
    failures: int
    clicks: int

    @property
    def failing(self) -> float:
        """The share of searches that nothing fitted."""
        return self.failures / self.searches if self.searches else 0.0

    @property
    def opened(self) -> float:
        """Results opened per search."""
        return self.clicks / self.searches if self.searches else 0.0


def totals(days: int) -> Totals:
    """Of the last `days` days, today included."""
    found = _since(days).aggregate(**{name: Sum(name, default=0) for name in ("searches", "failures", "clicks")})
    return Totals(**found)


def by_day(days: int) -> list[tuple[dt.date, int, int]]:
    """Day, searches and failures, every day of the period."""
    counted = _since(days).order_by().values_list("day").annotate(Sum("searches"), Sum("failures"))
    found = {day: (searches, failures) for day, searches, failures in counted}
    first = vietnam_today() - dt.timedelta(days=days - 1)
    return [(day, *found.get(day, (0, 0))) for day in (first + dt.timedelta(days=number) for number in range(days))]


def texts(days: int) -> Rows:
    """Rows of text, asked, failed, taken, the shares failing and opened, and place (the mean one opened), one a text."""
    summed = (
        _since(days)
        .order_by()
        .values("text")
        .annotate(asked=Sum("searches"), failed=Sum("failures"), taken=Sum("clicks"), summed_places=Sum("places"))
    )
    return summed.annotate(
        failing=_share("failed"),
        opened=_share("taken"),
        place=Case(When(taken__gt=0, then=Cast("summed_places", FloatField()) / F("taken")), output_field=FloatField()),
    )


def failing(days: int) -> Rows:
    """What nothing fitted, the most frequent first; of the last week also rare texts."""
    shown = texts(days) if days <= DAYS_OF_RARE_TEXTS else texts(days).filter(asked__gte=FEWEST_KEPT)
    return shown.filter(failed__gt=0).order_by("-failed", "-asked", "text")


def unopened(days: int) -> Rows:
    """What fits and is not opened: the words are understood otherwise, or the goods do not please."""
    few = texts(days).filter(asked__gte=FEWEST_KEPT, opened__lt=FEW_CLICKS).filter(~Q(failed=F("asked")))
    return few.order_by("-asked", "text")


def most_asked(days: int) -> Rows:
    """What is asked for most."""
    return texts(days).filter(asked__gte=FEWEST_KEPT).order_by("-asked", "text")


def _since(days: int) -> QuerySet[SearchCount]:
    return SearchCount.objects.filter(day__gt=vietnam_today() - dt.timedelta(days=days))


def _share(name: str) -> Case:
    # Opening without a search of the same day: the page lay open over midnight.
    whole = Cast(F("asked"), FloatField())
    return Case(When(asked__gt=0, then=Cast(F(name), FloatField()) / whole), default=Value(0.0), output_field=FloatField())
