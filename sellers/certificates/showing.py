"""What buyers are shown of the certificates that stand: asked for within the query that reads the goods, never in one of its own."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from marketplace.language.dates import vietnam_day, vietnam_today
from sellers.certificates.models import Certificate
from sellers.certificates.models.kind import Covers, full, short
from sellers.certificates.querysets import CertificateQuerySet, counts_on

Goods = Certificate.goods.through
# The kind that counts most to buyers first, and of one kind the highest level.
BEST_FIRST = ("kind__position", F("level").desc(nulls_last=True), "pk")
ROW = JSONObject(
    id="pk",
    level="level",
    number="number",
    issuer="issuer",
    issued_on="issued_on",
    expires_on="expires_on",
    checked_at="decided_at",
    name="kind__name",
    name_en="kind__name_en",
    short_name="kind__short_name",
    short_name_en="kind__short_name_en",
)


@dataclass(frozen=True)
class Shown:
    """One certificate in words, in the language of the page."""

    name: str
    short: str
    number: str
    issuer: str
    issued_on: dt.date
    expires_on: dt.date | None
    checked_on: dt.date | None


def standing_for(*, product: str, seller: str, day: dt.date | None = None) -> CertificateQuerySet:
    """The certificates that stand today for the goods of a row of the outer query, the best first; both name columns of that row."""
    named = Exists(Goods.objects.filter(certificate=OuterRef("pk"), product=OuterRef(OuterRef(product))))
    of_its_seller = Certificate.objects.standing(day or vietnam_today()).filter(seller=OuterRef(seller))
    return of_its_seller.filter(Q(kind__covers=Covers.ALL) | named).order_by(*BEST_FIRST)


def ids_of_seller(*, seller: str) -> ArraySubquery:
    """The ids of all that count today of the seller's: whatever a card shows of certificates, it shows the same while these are the same.

    Only for sellers who trade; less work than asking for the best one of each goods.
    """
    counting = Certificate.objects.approved().filter(counts_on(vietnam_today()), seller=OuterRef(seller))
    return ArraySubquery(counting.order_by("pk").values("pk"))


def best(*, product: str, seller: str) -> Subquery:
    """What a card shows, for `card_words`."""
    return Subquery(standing_for(product=product, seller=seller).values(row=ROW)[:1])


def all_of_goods(*, product: str, seller: str) -> ArraySubquery:
    """Everything that stands for goods, for `shown`."""
    return ArraySubquery(standing_for(product=product, seller=seller).values(row=ROW))


def all_of_seller(*, seller: str) -> ArraySubquery:
    """Everything that stands for a seller or any of his goods, for `shown`."""
    standing = Certificate.objects.standing(vietnam_today()).filter(seller=OuterRef(seller))
    return ArraySubquery(standing.order_by(*BEST_FIRST).values(row=ROW))


def card_words(row: Mapping[str, Any] | None) -> str:
    """ "OCOP 4 sao"; empty without a certificate."""
    return short(row, row["level"]) if row else ""


def shown(rows: Iterable[Mapping[str, Any]] | None) -> list[Shown]:
    """The certificates of a row that was read with one of the questions above."""
    return [
        Shown(
            name=full(row, row["level"]),
            short=short(row, row["level"]),
            number=row["number"],
            issuer=row["issuer"],
            issued_on=dt.date.fromisoformat(row["issued_on"]),
            expires_on=dt.date.fromisoformat(row["expires_on"]) if row["expires_on"] else None,
            checked_on=vietnam_day(dt.datetime.fromisoformat(row["checked_at"])) if row["checked_at"] else None,
        )
        for row in rows or ()
    ]
