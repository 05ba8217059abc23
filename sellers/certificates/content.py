"""What a seller says of a certificate, as one value, and what no certificate may say."""

import calendar
import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.language.dates import vietnam_today
from sellers.accounts.models import Seller
from sellers.certificates.errors import ContentRefused
from sellers.certificates.models import CertificateKind

# Longer ago than any register of ours.
EARLIEST = dt.date(1990, 1, 1)
LATEST = dt.date(2100, 1, 1)


@dataclass(frozen=True, kw_only=True)
class CertificateContent:
    """`goods` are ids of products, and count only for kinds that cover goods; the days are Vietnam's."""

    kind: CertificateKind
    level: int | None
    number: str
    issuer: str
    issued_on: dt.date
    expires_on: dt.date | None = None
    goods: Collection[int] = ()

    def tidy(self) -> "CertificateContent":
        """Without blanks too many, with the last day that the kind has of itself, and without goods where the kind covers all."""
        expires = self.expires_on
        if expires is None and self.kind.months_valid:
            expires = months_after(self.issued_on, self.kind.months_valid)
        goods = () if self.kind.covers_all else tuple(sorted(set(self.goods)))
        return replace(self, number=" ".join(self.number.split()), issuer=" ".join(self.issuer.split()), expires_on=expires, goods=goods)

    def check(self, seller: Seller) -> None:
        """Raises ContentRefused for the first thing that no certificate of this seller may say; ask a tidy one."""
        self._check_kind()
        if not self.number:
            raise ContentRefused("number", _("Write the number that stands on the paper."))
        if not self.issuer:
            raise ContentRefused("issuer", _("Write who issued the paper."))
        self._check_days()
        if not self.kind.covers_all:
            self._check_goods(seller)

    def _check_kind(self) -> None:
        if not self.kind.is_active:
            raise ContentRefused("kind", _("Certificates of this kind are not taken in any more."))
        if (self.level in self.kind.levels) if self.kind.has_levels else self.level is None:
            return
        raise ContentRefused("kind", _("Choose the level that stands on the paper."))

    def _check_days(self) -> None:
        if not EARLIEST <= self.issued_on < LATEST:
            raise ContentRefused("issued_on", _("Check the year."))
        if self.expires_on is None:
            return
        if self.expires_on < self.issued_on:
            raise ContentRefused("expires_on", _("The last day lies before the day of issue."))
        if self.expires_on >= LATEST:
            raise ContentRefused("expires_on", _("Check the year."))
        if self.expires_on < vietnam_today():
            raise ContentRefused("expires_on", _("This certificate has expired. Hand in the one that renews it."))

    def _check_goods(self, seller: Seller) -> None:
        if not self.goods:
            raise ContentRefused("goods", _("Choose the goods that the paper names."))
        if Product.objects.filter(pk__in=self.goods, stockrecords__partner=seller.partner_id).distinct().count() != len(self.goods):
            raise ContentRefused("goods", _("Choose among your own goods."))


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
