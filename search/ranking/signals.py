"""What counts beside the words: factors around 1.0 that multiply the score of the text, the same on both engines.

A signal of which nothing is known is neutral. A certificate counts once an officer has checked it and while it stands; others say nothing.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from search.ranking import weights

NEUTRAL = 1.0
FRESHNESS_STEPS = tuple((dt.timedelta(days=days), factor) for days, factor in weights.FRESHNESS)
# Factors in whole hundredths: a service that changed by a thousandth rewrites nothing.
DIGITS = 2


def this_hour() -> dt.datetime:
    """Now, so rounded that the pages of one search agree with each other."""
    return timezone.now().replace(minute=0, second=0, microsecond=0)


@dataclass(frozen=True)
class Near:
    """Where the buyer is or looks: communes, and around them rings of communes with the factor of each."""

    communes: tuple[str, ...]
    rings: tuple[tuple[float, tuple[str, ...]], ...] = ()

    def factor(self, commune: str) -> float:
        """What the distance of goods in that commune counts."""
        return next((factor for factor, communes in self.rings if commune in communes), NEUTRAL)


@dataclass(frozen=True)
class Signals:
    """The factors of one offer for one search."""

    freshness: float = NEUTRAL
    completeness: float = NEUTRAL
    service: float = NEUTRAL
    distance: float = NEUTRAL
    certificate: float = NEUTRAL

    @property
    def product(self) -> float:
        """What the score of the text is multiplied by; whatever is best in everything stops at the bound."""
        product = self.freshness * self.completeness * self.service * self.distance * self.certificate
        return min(product, weights.SIGNALS_HIGHEST)


@dataclass(frozen=True)
class Moment:
    """What the signals of a search are measured from: this hour, and the buyer's place if it is known."""

    near: Near | None = None
    now: dt.datetime = field(default_factory=this_hour)

    def signals(
        self, *, confirmed_at: dt.datetime | None, completeness: float, service: float, certificate: float, commune: str
    ) -> Signals:
        """The factors of an offer, of which the index keeps these."""
        distance = self.near.factor(commune) if self.near else NEUTRAL
        return Signals(freshness(confirmed_at, self.now), completeness, service, distance, certificate)

    def factor(self, confirmed: int | None, completeness: float, service: float, certificate: float, commune: str) -> float:
        """The product of the factors, for the rows of which there are hundreds; `confirmed` is seconds since 1970."""
        distance = self.near.factor(commune) if self.near else NEUTRAL
        return min(self._freshness(confirmed) * completeness * service * distance * certificate, weights.SIGNALS_HIGHEST)

    def _freshness(self, confirmed: int | None) -> float:
        if confirmed is None:
            return NEUTRAL
        since, factors = self._since
        return factors[bisect_right(since, confirmed)]

    @cached_property
    def _since(self) -> tuple[list[float], list[float]]:
        """The steps from the oldest on, and the factors before, between and after them."""
        oldest_first = FRESHNESS_STEPS[::-1]
        return [(self.now - age).timestamp() for age, _ in oldest_first], [weights.FRESHNESS_OLDER, *(each for _, each in oldest_first)]

    @property
    def freshness_bands(self) -> list[tuple[dt.datetime | None, dt.datetime | None, float]]:
        """Confirmed at or after, confirmed before, factor; the same steps as freshness()."""
        edges = [self.now - age for age, _factor in FRESHNESS_STEPS]
        factors = [factor for _days, factor in weights.FRESHNESS] + [weights.FRESHNESS_OLDER]
        return list(zip([*edges, None], [None, *edges], factors, strict=True))


def freshness(confirmed_at: dt.datetime | None, now: dt.datetime) -> float:
    """By how long ago the seller confirmed; neutral when that is not known."""
    if confirmed_at is None:
        return NEUTRAL
    age = now - confirmed_at
    return next((factor for most, factor in FRESHNESS_STEPS if age <= most), weights.FRESHNESS_OLDER)


def completeness(*, photos: int, description: str, delivery_note: str) -> float:
    """By what the announcement tells."""
    letters = len("".join(description.split()))
    share = (
        weights.PHOTO * (photos >= 1)
        + weights.THREE_PHOTOS * (photos >= 3)
        + weights.DESCRIPTION * (letters >= weights.DESCRIPTION_LETTERS)
        + weights.LONG_DESCRIPTION * (letters >= weights.LONG_DESCRIPTION_LETTERS)
        + weights.DELIVERY_NOTE * bool(delivery_note.strip())
    )
    return round(weights.COMPLETENESS_LEAST + (weights.COMPLETENESS_FULL - weights.COMPLETENESS_LEAST) * share, DIGITS)


def completeness_rules() -> list[float]:
    """What completeness() goes by: documents keep its answers, so where this changes they are written anew."""
    shares = [weights.PHOTO, weights.THREE_PHOTOS, weights.DESCRIPTION, weights.LONG_DESCRIPTION, weights.DELIVERY_NOTE]
    letters = [weights.DESCRIPTION_LETTERS, weights.LONG_DESCRIPTION_LETTERS]
    return [weights.COMPLETENESS_LEAST, weights.COMPLETENESS_FULL, *shares, *letters]


def certificate(codes: Iterable[str]) -> float:
    """By the best of the certificates that stand for the goods, given as codes; neutral without any. Several count no more than one."""
    return max((_of_code(code) for code in codes), default=NEUTRAL)


def certificate_rules() -> dict[str, float]:
    """What certificate() goes by: documents keep its answers, too."""
    return {"": weights.CERTIFICATE, **{str(stars): factor for stars, factor in weights.OCOP_STARS}}


def _of_code(code: str) -> float:
    stars = {f"ocop-{stars}": factor for stars, factor in weights.OCOP_STARS}
    return stars.get(code, weights.CERTIFICATE)


def service(*, orders: int, answered_in_time: float, fulfilled: float) -> float:
    """By what became of the seller's orders: two shares between 0 and 1; neutral with too few orders."""
    if orders < weights.SERVICE_FEWEST_ORDERS:
        return NEUTRAL
    share = (answered_in_time + fulfilled) / 2
    expected, unbearable = weights.SERVICE_EXPECTED, weights.SERVICE_UNBEARABLE
    if share >= expected:
        factor = NEUTRAL + (weights.SERVICE_BEST - NEUTRAL) * (share - expected) / (1 - expected)
    else:
        fallen = min(1.0, (expected - share) / (expected - unbearable))
        factor = NEUTRAL - (NEUTRAL - weights.SERVICE_WORST) * fallen
    return round(factor, DIGITS)
