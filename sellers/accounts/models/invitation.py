"""Invitations to work for a seller."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sellers.accounts.models.seller import Seller, SellerMember


class InvitationQuerySet(models.QuerySet["MemberInvitation"]):
    """Questions asked of invitations."""

    def unanswered(self) -> "InvitationQuerySet":
        """Neither accepted nor taken back."""
        return self.filter(accepted_at__isnull=True, cancelled_at__isnull=True)


class MemberInvitation(models.Model):
    """One person is asked to work for a seller; goes to the phone or the e-mail address by a signed link."""

    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=8, choices=SellerMember.Role)
    phone = models.CharField(_("phone number"), max_length=16, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(phone="", email=""), name="invitation_goes_somewhere"),
        ]

    def __str__(self) -> str:
        return self.phone or self.email

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted."""
        return self.accepted_at is None and self.cancelled_at is None
