"""Sellers and those who work for them."""

import datetime as dt
import uuid
from typing import Any, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.partner.models import Partner, SellerKind
from marketplace.language.folding import fold
from marketplace.lifecycles import Lifecycle
from marketplace.lifecycles.trail import never_emptied
from marketplace.places.models import Commune
from sellers.accounts.lifecycle import SELLER, EnforcementState, SellerState
from sellers.accounts.models.identity import Verdict


class SellerQuerySet(models.QuerySet["Seller"]):
    """Questions asked of sellers."""

    def trading(self) -> "SellerQuerySet":
        """Sellers whose goods may be shown and ordered now."""
        return self.filter(state=SellerState.ACTIVE)

    def back_since(self, moment: dt.datetime | models.OuterRef) -> "SellerQuerySet":
        """Sellers who began to trade again at that moment or later: a suspension was lifted, or a new check followed a revoked one."""
        reinstated = Q(enforcements__state=EnforcementState.LIFTED, enforcements__ended_at__gte=moment)
        checked_anew = Q(identity__checked_at__gte=moment, identity_checks__verdict=Verdict.REVOKED)
        return self.filter(reinstated | checked_anew)


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    append_only=True,
    meta=never_emptied(),
    exclude=["identity_fingerprint"],
)
class Seller(models.Model):
    """An approved local business.

    `identity` is the check that stands for it; `identity_fingerprint` repeats the check's fingerprint, so that one personal ID number
    stands for one seller only.
    """

    lifecycle: ClassVar[Lifecycle] = SELLER

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address of the stall"), max_length=120, unique=True)
    partner = models.OneToOneField(Partner, on_delete=models.PROTECT, related_name="seller")
    kind = models.CharField(_("kind of business"), max_length=12, choices=SellerKind)
    legal_name = models.CharField(_("legal name"), max_length=200)
    stall_name = models.CharField(_("name of the stall"), max_length=120, blank=True)
    folded_name = models.CharField(max_length=330, blank=True, editable=False)
    tax_code = models.CharField(_("tax code"), max_length=14, blank=True)
    representative = models.CharField(_("representative"), max_length=150)
    phone = models.CharField(_("phone number"), max_length=16)
    zalo = models.CharField(_("Zalo number"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    address_line = models.CharField(_("street address"), max_length=200)
    commune = models.ForeignKey(Commune, verbose_name=_("commune"), on_delete=models.PROTECT, related_name="+")
    introduction = models.TextField(_("introduction"), blank=True)
    state = models.CharField(_("state"), max_length=12, choices=SellerState, default=SellerState.ACTIVE, db_index=True)
    approved_at = models.DateTimeField(_("approved"))
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    identity = models.OneToOneField(
        "seller_accounts.SellerIdentity", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="stands_for"
    )
    identity_fingerprint = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="SellerMember", related_name="sellers")

    objects = SellerQuerySet.as_manager()

    class Meta:
        verbose_name = _("seller")
        verbose_name_plural = _("sellers")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps the name that the console's search looks for."""
        self.folded_name = fold(f"{self.legal_name} {self.stall_name}").strip()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The seller's public stall."""
        return reverse("stall", args=[self.slug])

    @property
    def name(self) -> str:
        """What buyers read: the stall's name, else the legal name."""
        return self.stall_name or self.legal_name

    @property
    def is_trading(self) -> bool:
        """Whether the seller's goods may be shown and ordered now."""
        return self.state == SellerState.ACTIVE

    @property
    def is_suspended(self) -> bool:
        """A measure keeps the seller from trading."""
        return self.state == SellerState.SUSPENDED

    def may(self, action: str) -> bool:
        """Whether the lifecycle has the action now."""
        return self.lifecycle.allows(self.state, action)

    @property
    def back_at(self) -> dt.datetime | None:
        """When the seller began to trade again, by what `back_since` says; None if he was never kept from trading."""
        lifted = self.enforcements.filter(state=EnforcementState.LIFTED).aggregate(at=models.Max("ended_at"))["at"]
        identity = self.identity
        checked = identity.checked_at if identity and self.identity_checks.filter(verdict=Verdict.REVOKED).exists() else None
        return max((moment for moment in (lifted, checked) if moment), default=None)

    @property
    def may_be_suspended(self) -> bool:
        """For the console's buttons."""
        return self.may("suspend")

    @property
    def may_be_noticed(self) -> bool:
        """For the console's buttons."""
        return self.may("give_notice")

    @property
    def may_be_revoked(self) -> bool:
        """An identity stands that can be taken back."""
        return self.identity_id is not None and self.may("revoke_identity")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True, meta=never_emptied())
class SellerMember(models.Model):
    """A person who works for a seller; one person may work for several."""

    class Role(models.TextChoices):
        """What a member may do."""

        OWNER = "owner", _("Owner")
        STAFF = "staff", _("Staff")

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=8, choices=Role)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [models.UniqueConstraint(fields=["seller", "user"], name="one_membership_per_person_and_seller")]

    def __str__(self) -> str:
        return f"{self.user} · {self.seller}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Commerce learns who works for its partner: nobody orders his own goods."""
        super().save(*args, **kwargs)
        self.seller.partner.users.add(self.user)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Commerce forgets the person."""
        self.seller.partner.users.remove(self.user)
        return super().delete(*args, **kwargs)
