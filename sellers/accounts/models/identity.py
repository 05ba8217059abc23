"""Who stands behind a seller, and who checked it: attempts are only ever added."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles.trail import NeverEmptied, never_emptied
from sellers.accounts.personal_ids import mask


class Verdict(models.TextChoices):
    """How a check ended."""

    VERIFIED = "verified", _("Verified")
    REJECTED = "rejected", _("Not verified")
    REVOKED = "revoked", _("Revoked")


class Method(models.TextChoices):
    """How it was checked."""

    DOCUMENTS = "documents", _("Checked by an officer against the documents")
    NATIONAL_EID = "national_eid", _("National electronic identification")


@pghistory.track(pghistory.InsertEvent(), append_only=True, meta=never_emptied(), exclude=["personal_id_sealed", "personal_id_fingerprint"])
class SellerIdentity(models.Model):
    """One attempt to establish who the representative is. Later attempts supersede it; none is changed or deleted."""

    registration = models.ForeignKey(
        "seller_accounts.BusinessRegistration", null=True, blank=True, on_delete=models.PROTECT, related_name="identity_checks"
    )
    seller = models.ForeignKey("seller_accounts.Seller", null=True, blank=True, on_delete=models.PROTECT, related_name="identity_checks")
    full_name = models.CharField(_("full name"), max_length=150)
    born = models.DateField(_("date of birth"))
    personal_id_sealed = models.TextField()
    personal_id_fingerprint = models.CharField(max_length=64, db_index=True)
    verdict = models.CharField(_("result"), max_length=10, choices=Verdict)
    method = models.CharField(_("method"), max_length=14, choices=Method)
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(auto_now_add=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("identity record")
        verbose_name_plural = _("identity records")
        ordering = ["-checked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(registration__isnull=False) | models.Q(seller__isnull=False), name="identity_record_is_about_somebody"
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete), NeverEmptied()]

    def __str__(self) -> str:
        return f"{self.full_name} · {self.get_verdict_display()}"

    @property
    def masked_personal_id(self) -> str:
        """What a page shows of the number."""
        return mask(self.personal_id_sealed)

    @property
    def is_verified(self) -> bool:
        """Whether this attempt succeeded."""
        return self.verdict == Verdict.VERIFIED


@pghistory.track(pghistory.InsertEvent(), append_only=True, meta=never_emptied())
class PersonalIdOpening(models.Model):
    """That an officer opened a personal ID number, and why; only ever added."""

    registration = models.ForeignKey("seller_accounts.BusinessRegistration", on_delete=models.PROTECT, related_name="openings")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("opening of a personal ID number")
        verbose_name_plural = _("openings of personal ID numbers")
        ordering = ["-opened_at", "-pk"]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete), NeverEmptied()]

    def __str__(self) -> str:
        return f"{self.registration} · {self.opened_by}"
