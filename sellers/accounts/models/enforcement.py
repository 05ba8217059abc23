"""Measures against sellers: suspension, noticed ahead or at once."""

import datetime as dt
from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle
from marketplace.lifecycles.trail import never_emptied
from sellers.accounts.lifecycle import ENFORCEMENT, EnforcementState
from sellers.accounts.models.seller import Seller


class EnforcementQuerySet(models.QuerySet["Enforcement"]):
    """Questions asked of measures."""

    def scheduled(self) -> "EnforcementQuerySet":
        """Noticed, not yet in force."""
        return self.filter(state=EnforcementState.SCHEDULED)

    def due(self, now: dt.datetime) -> "EnforcementQuerySet":
        """Noticed, and their moment has come."""
        return self.scheduled().filter(effective_at__lte=now)

    def in_force(self) -> "EnforcementQuerySet":
        """Suspensions that hold now."""
        return self.filter(state=EnforcementState.IN_FORCE)

    def standing(self) -> "EnforcementQuerySet":
        """Noticed or in force."""
        return self.filter(state__in=[EnforcementState.SCHEDULED, EnforcementState.IN_FORCE])


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True, meta=never_emptied())
class Enforcement(models.Model):
    """A suspension. The `authority_*` fields stand when an authority ordered it and say by when it is to be carried out."""

    class Ground(models.TextChoices):
        """Why."""

        RULES = "rules", _("Breach of the operating regulation")
        SERIOUS = "serious", _("Serious breach")
        AUTHORITY = "authority", _("Order of an authority")

    lifecycle: ClassVar[Lifecycle] = ENFORCEMENT

    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="enforcements")
    ground = models.CharField(_("ground"), max_length=10, choices=Ground)
    reason = models.TextField(_("reason"))
    noticed_at = models.DateTimeField(_("noticed"), default=timezone.now)
    effective_at = models.DateTimeField(_("in force from"), db_index=True)
    took_effect_at = models.DateTimeField(_("took effect"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_because = models.TextField(_("why it ended"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    authority_ref = models.CharField(_("number of the order"), max_length=60, blank=True)
    authority_issuer = models.CharField(_("issued by"), max_length=150, blank=True)
    authority_received_at = models.DateTimeField(_("order received"), null=True, blank=True)
    authority_due_at = models.DateTimeField(_("to be done by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=EnforcementState, default=EnforcementState.SCHEDULED, db_index=True)

    objects = EnforcementQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["-noticed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seller"], condition=models.Q(state__in=["scheduled", "in_force"]), name="one_standing_measure_per_seller"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller} · {self.get_ground_display()}"

    @property
    def is_scheduled(self) -> bool:
        """Noticed, not yet in force."""
        return self.state == EnforcementState.SCHEDULED

    @property
    def is_in_force(self) -> bool:
        """The seller is suspended by it now."""
        return self.state == EnforcementState.IN_FORCE

    @property
    def done_in_time(self) -> bool | None:
        """Whether an authority's order was carried out within its time; None when none ordered it."""
        if self.authority_due_at is None:
            return None
        return (self.took_effect_at or timezone.now()) <= self.authority_due_at
