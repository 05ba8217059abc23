"""Questions asked of certificates; nobody else compares their states or their days."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from marketplace.language.dates import vietnam_day
from sellers.accounts.lifecycle import SellerState
from sellers.accounts.models import Seller
from sellers.certificates.lifecycle import CertificateState

if TYPE_CHECKING:
    from sellers.certificates.models.certificate import Certificate  # noqa: F401 - named in the annotation of the base class

UNDECIDED = (CertificateState.SUBMITTED, CertificateState.RETURNED)
OVER = (CertificateState.REJECTED, CertificateState.WITHDRAWN, CertificateState.REVOKED)
# One of these per number, level and day: a second one would be the same paper handed in twice.
KEPT = (*UNDECIDED, CertificateState.APPROVED)


def counts_on(day: dt.date) -> Q:
    """Issued by that day, and not past its last day."""
    return Q(issued_on__lte=day) & (Q(expires_on=None) | Q(expires_on__gte=day))


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Questions asked of certificates."""

    def standing(self, day: dt.date) -> "CertificateQuerySet":
        """Those that buyers may be shown on that day (Vietnam's): checked, counting, and their seller trades."""
        return self.approved().filter(counts_on(day), seller__state=SellerState.ACTIVE)

    def approved(self) -> "CertificateQuerySet":
        """Checked, and neither withdrawn nor revoked since; they may have expired."""
        return self.filter(state=CertificateState.APPROVED)

    def of(self, seller: Seller) -> "CertificateQuerySet":
        """The seller's own."""
        return self.filter(seller=seller)

    def waiting(self) -> "CertificateQuerySet":
        """In the officers' queue, the oldest first."""
        return self.filter(state=CertificateState.SUBMITTED).order_by("submitted_at", "pk")

    def returned(self) -> "CertificateQuerySet":
        """With their sellers, for correction."""
        return self.filter(state=CertificateState.RETURNED)

    def undecided(self) -> "CertificateQuerySet":
        """On their way: with an officer, or with their seller for correction."""
        return self.filter(state__in=UNDECIDED)

    def over(self) -> "CertificateQuerySet":
        """Refused, withdrawn or revoked."""
        return self.filter(state__in=OVER)

    def kept(self) -> "CertificateQuerySet":
        """On their way or checked: what a second one of the same number would repeat."""
        return self.filter(state__in=KEPT)

    def papers_to_erase(self, now: dt.datetime, days: int) -> "CertificateQuerySet":
        """Those that ended or had their last day more than so many days ago, and at once what was withdrawn before anybody approved it."""
        ended = Q(state__in=OVER, ended_at__lt=now - dt.timedelta(days=days))
        unchecked = Q(state=CertificateState.WITHDRAWN, decided_at=None)
        expired = Q(state__in=KEPT, expires_on__lt=vietnam_day(now) - dt.timedelta(days=days))
        return self.filter(ended | unchecked | expired, document__erased_at=None)

    def to_turn(self, day: dt.date) -> "CertificateQuerySet":
        """Checked ones that began to count or ended by that day without the readers of goods having been told."""
        return self.approved().filter((Q(counted=False) & counts_on(day)) | (Q(counted=True) & ~counts_on(day)))

    def to_remind(self, day: dt.date, days: int) -> "CertificateQuerySet":
        """Checked ones that end within so many days, of which nobody was reminded."""
        return self.approved().filter(expires_on__gte=day, expires_on__lte=day + dt.timedelta(days=days), reminded_at=None)
