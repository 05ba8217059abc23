"""A certificate of a seller or of some of his goods."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce, Upper
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import Lifecycle
from marketplace.lifecycles.trail import never_emptied
from marketplace.media.documents.models import PrivateDocument
from sellers.accounts.models import Seller
from sellers.certificates.lifecycle import CERTIFICATE, CertificateState
from sellers.certificates.models.kind import CertificateKind, full, short
from sellers.certificates.querysets import KEPT, CertificateQuerySet


@pghistory.track(
    pghistory.InsertEvent("inserted"),
    pghistory.UpdateEvent("updated"),
    pghistory.DeleteEvent("deleted"),
    append_only=True,
    meta=never_emptied(),
    model_name="CertificateTrail",
)
class Certificate(models.Model):
    """What an issuer says of a seller's goods, with the paper that proves it.

    `goods` are named for kinds that cover goods and empty for those that cover all. It counts from `issued_on` to the end of `expires_on`,
    both days in Vietnam; without the second it counts for ever. One decision names goods of several levels, and a renewal may keep the
    number: only level and day of issue with it tell papers apart. `round` grows with every submission, so that nobody decides on what he
    has not read. `decided_at` and `decided_by` are of the last word that an officer had; `ended_at` is when it was refused, withdrawn or
    revoked. `counted` is what the readers of goods were last told: whether it counts.
    """

    lifecycle: ClassVar[Lifecycle] = CERTIFICATE

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="certificates")
    kind = models.ForeignKey(CertificateKind, verbose_name=_("kind"), on_delete=models.PROTECT, related_name="certificates")
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    number = models.CharField(_("number"), max_length=60)
    issuer = models.CharField(_("issued by"), max_length=150)
    issued_on = models.DateField(_("issued"))
    expires_on = models.DateField(_("last day"), null=True, blank=True)
    document = models.OneToOneField(PrivateDocument, verbose_name=_("document"), on_delete=models.PROTECT, related_name="+")
    goods = models.ManyToManyField(Product, verbose_name=_("goods"), blank=True, related_name="certificates")
    state = models.CharField(_("state"), max_length=12, choices=CertificateState, default=CertificateState.SUBMITTED, db_index=True)
    round = models.PositiveSmallIntegerField(default=1, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"))
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    counted = models.BooleanField(default=False, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        constraints = [
            models.UniqueConstraint(
                "seller",
                "kind",
                Coalesce("level", 0),
                Upper("number"),
                "issued_on",
                condition=models.Q(state__in=KEPT),
                name="one_certificate_per_number_and_seller",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on=None) | models.Q(expires_on__gte=models.F("issued_on")),
                name="certificate_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.short} {self.number}"

    @property
    def short(self) -> str:
        """What a card says of it, in the language of the page: "OCOP 4 sao"."""
        return short(self.kind, self.level)

    @property
    def full(self) -> str:
        """Its kind with the level, in the language of the page."""
        return full(self.kind, self.level)

    def counts_on(self, day: dt.date) -> bool:
        """Issued by that day, and not past its last day."""
        return self.issued_on <= day and (self.expires_on is None or self.expires_on >= day)

    @property
    def has_expired(self) -> bool:
        """Its last day has passed."""
        return self.expires_on is not None and self.expires_on < vietnam_today()

    @property
    def is_approved(self) -> bool:
        """Checked; it may have expired."""
        return self.state == CertificateState.APPROVED

    @property
    def is_rejected(self) -> bool:
        """An officer refused it."""
        return self.state == CertificateState.REJECTED

    @property
    def is_revoked(self) -> bool:
        """An officer took it off the exchange after it had been checked."""
        return self.state == CertificateState.REVOKED

    @property
    def is_decided(self) -> bool:
        """An officer had the last word, whose name and day stand in `decided_by` and `decided_at`."""
        return self.is_approved or self.is_rejected or self.is_revoked

    @property
    def is_waiting(self) -> bool:
        """An officer has to check it."""
        return self.state == CertificateState.SUBMITTED

    @property
    def is_returned(self) -> bool:
        """An officer wants something corrected."""
        return self.state == CertificateState.RETURNED

    @property
    def can_be_withdrawn(self) -> bool:
        """The seller may end it."""
        return CERTIFICATE.allows(self.state, "withdraw")
