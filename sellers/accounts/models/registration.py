"""The dossier that becomes a seller."""

import datetime as dt
import uuid
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.partner.models import SellerKind
from marketplace.lifecycles import Lifecycle
from marketplace.lifecycles.trail import never_emptied
from marketplace.people.models import User
from marketplace.people.seals import seal, unseal
from marketplace.places.models import Commune
from marketplace.rules.models import PolicyVersion, TradeLine
from sellers.accounts.lifecycle import REGISTRATION, RegistrationState
from sellers.accounts.personal_ids import fingerprint, mask


class RegistrationQuerySet(models.QuerySet["BusinessRegistration"]):
    """Questions asked of dossiers."""

    def of(self, person: User) -> "RegistrationQuerySet":
        """The person's own dossiers, the newest first."""
        return self.filter(applicant=person).order_by("-created_at", "-pk")

    def waiting(self) -> "RegistrationQuerySet":
        """Dossiers that wait for an officer, the nearest due date first."""
        return self.filter(state=RegistrationState.SUBMITTED).order_by("due_on", "submitted_at", "pk")

    def with_applicant(self) -> "RegistrationQuerySet":
        """Dossiers that officers returned and that wait for their applicant."""
        return self.filter(state=RegistrationState.RETURNED)

    def to_lapse(self, today: dt.date) -> "RegistrationQuerySet":
        """Returned dossiers whose last day for the supplement is over."""
        return self.with_applicant().filter(supplement_by__lt=today)

    def to_warn(self, until: dt.date) -> "RegistrationQuerySet":
        """Returned dossiers whose last day is near, and whose applicants have not been warned."""
        return self.with_applicant().filter(supplement_by__lte=until, warned_at=None)

    def handed_in(self) -> "RegistrationQuerySet":
        """Dossiers that officers may see: all that were ever submitted."""
        return self.filter(round__gt=0)

    def unfinished(self) -> "RegistrationQuerySet":
        """Dossiers on which the applicant still works."""
        return self.filter(state__in=[RegistrationState.DRAFT, RegistrationState.RETURNED])

    def undecided(self) -> "RegistrationQuerySet":
        """Dossiers that may still become a seller."""
        return self.filter(state__in=[RegistrationState.DRAFT, RegistrationState.RETURNED, RegistrationState.SUBMITTED])

    def decided(self) -> "RegistrationQuerySet":
        """Approved and rejected dossiers."""
        return self.filter(state__in=[RegistrationState.APPROVED, RegistrationState.REJECTED])


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    meta=never_emptied(),
    exclude=["representative_id_sealed", "representative_id_fingerprint"],
)
class BusinessRegistration(models.Model):
    """A dossier. `round` counts its submissions: a decision is made on the round that the officer has read.

    `due_on` is the last working day for the decision; while the dossier is with the applicant the clock stands and `days_left` keeps what
    was left of it (negative when it was late already), and `supplement_by` is the last day before the exchange closes it.
    """

    lifecycle: ClassVar[Lifecycle] = REGISTRATION

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("dossier code"), max_length=14, unique=True, null=True, blank=True, editable=False)
    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="registrations")
    kind = models.CharField(_("kind of business"), max_length=12, choices=SellerKind, blank=True)
    legal_name = models.CharField(_("legal name"), max_length=200, blank=True)
    stall_name = models.CharField(_("name of the stall"), max_length=120, blank=True)
    folded_name = models.CharField(max_length=330, blank=True, editable=False)
    tax_code = models.CharField(_("tax code"), max_length=14, blank=True)
    tax_code_doubtful = models.BooleanField(_("check digit fails"), default=False, editable=False)
    tax_override_reason = models.CharField(_("why the tax code is accepted"), max_length=300, blank=True, editable=False)
    tax_override_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    representative = models.CharField(_("representative"), max_length=150, blank=True)
    representative_born = models.DateField(_("date of birth"), null=True, blank=True)
    representative_id_sealed = models.TextField(blank=True, editable=False)
    representative_id_fingerprint = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    zalo = models.CharField(_("Zalo number"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    address_line = models.CharField(_("street address"), max_length=200, blank=True)
    commune = models.ForeignKey(Commune, verbose_name=_("commune"), null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    trade_lines = models.ManyToManyField(TradeLine, verbose_name=_("trades"), blank=True, related_name="+")
    regulation = models.ForeignKey(PolicyVersion, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+")
    consented_at = models.DateTimeField(_("agreed to the regulation"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=12, choices=RegistrationState, default=RegistrationState.DRAFT, db_index=True, editable=False
    )
    round = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("due date"), null=True, blank=True, editable=False, db_index=True)
    days_left = models.SmallIntegerField(_("working days left"), null=True, blank=True, editable=False)
    supplement_by = models.DateField(_("last day for the supplement"), null=True, blank=True, editable=False, db_index=True)
    warned_at = models.DateTimeField(_("warned"), null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    on_time = models.BooleanField(_("in time"), null=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    seller = models.OneToOneField(
        "seller_accounts.Seller", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="registration"
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration dossier")
        verbose_name_plural = _("registration dossiers")
        constraints = [
            models.CheckConstraint(condition=models.Q(code__isnull=False) | models.Q(round=0), name="handed_in_dossier_has_a_code"),
        ]

    def __str__(self) -> str:
        return self.code or self.legal_name or str(self.public_id)

    def get_absolute_url(self) -> str:
        """The applicant's page of the dossier."""
        return reverse("registration_detail", args=[self.public_id])

    @property
    def name(self) -> str:
        """What the dossier is called in lists."""
        return self.stall_name or self.legal_name

    @property
    def personal_id(self) -> str:
        """The representative's number in clear: for checks and for saving, never for a page."""
        return unseal(self.representative_id_sealed)

    @personal_id.setter
    def personal_id(self, digits: str) -> None:
        # Each sealing differs; an unchanged number keeps its seal.
        if fingerprint(digits) != self.representative_id_fingerprint:
            self.representative_id_sealed = seal(digits)
            self.representative_id_fingerprint = fingerprint(digits)

    @property
    def masked_personal_id(self) -> str:
        """What a page shows of the number."""
        return mask(self.representative_id_sealed)

    @property
    def is_household(self) -> bool:
        """Household businesses have no tax code of their own: the representative's personal ID number stands for it."""
        return self.kind == SellerKind.HOUSEHOLD

    @property
    def is_editable(self) -> bool:
        """Whether the applicant can change it."""
        return self.lifecycle.allows(self.state, "edit")

    @property
    def may_be_withdrawn(self) -> bool:
        """The applicant can still take it back."""
        return self.lifecycle.allows(self.state, "withdraw")

    @property
    def is_draft(self) -> bool:
        """Never submitted yet."""
        return self.state == RegistrationState.DRAFT

    @property
    def is_returned(self) -> bool:
        """An officer asked for a supplement."""
        return self.state == RegistrationState.RETURNED

    @property
    def is_waiting(self) -> bool:
        """It waits for an officer's decision."""
        return self.state == RegistrationState.SUBMITTED

    @property
    def is_approved(self) -> bool:
        """It has become a seller."""
        return self.state == RegistrationState.APPROVED

    @property
    def is_rejected(self) -> bool:
        """It was refused."""
        return self.state == RegistrationState.REJECTED

    @property
    def is_withdrawn(self) -> bool:
        """The applicant took it back."""
        return self.state == RegistrationState.WITHDRAWN

    @property
    def is_lapsed(self) -> bool:
        """The exchange closed it: no supplement came in time."""
        return self.state == RegistrationState.LAPSED

    @property
    def needs_tax_override(self) -> bool:
        """The check digit of the tax code fails and no officer has accepted it yet."""
        return self.tax_code_doubtful and not self.tax_override_reason
