"""Reports of offers."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.feedback.lifecycle import REPORT, ReportState
from marketplace.lifecycles import Lifecycle
from marketplace.people.contacts import is_email
from marketplace.people.identifiers import show_phone
from sellers.offers.models import Offer


class ReportKind(models.TextChoices):
    """What is wrong with an offer."""

    NOT_AS_DESCRIBED = "not_as_described", _("The goods are not as described")
    WRONG_PRICE = "wrong_price", _("The price is not what the seller asks")
    UNREACHABLE = "unreachable", _("The seller cannot be reached")
    PROHIBITED = "prohibited", _("These goods may not be sold")
    COUNTERFEIT = "counterfeit", _("A copy, or somebody else's brand or pictures")
    OTHER = "other", _("Something else")


class OfferReportQuerySet(models.QuerySet["OfferReport"]):
    """Questions asked of reports."""

    def waiting(self) -> "OfferReportQuerySet":
        """Reports nobody has answered yet, the most urgent first."""
        return self.filter(state=ReportState.OPEN).order_by("due_at", "pk")

    def answered(self) -> "OfferReportQuerySet":
        """Reports that have their answer."""
        return self.filter(state=ReportState.ANSWERED)


class OfferReport(models.Model):
    """A visitor's report of an offer; followed by its `code` alone, so the code cannot be guessed."""

    lifecycle: ClassVar[Lifecycle] = REPORT

    code = models.CharField(_("code"), max_length=20, unique=True)
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(_("what is wrong"), max_length=20, choices=ReportKind)
    details = models.TextField(_("what happened"), max_length=2000, blank=True)
    contact = models.CharField(_("phone or e-mail"), max_length=254, blank=True)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    due_at = models.DateTimeField(_("answer due"))
    state = models.CharField(_("state"), max_length=10, choices=ReportState, default=ReportState.OPEN, db_index=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = OfferReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """The page where the visitor follows the report."""
        return reverse("report", args=[self.code])

    @property
    def is_answered(self) -> bool:
        """Whether an officer has answered."""
        return self.state == ReportState.ANSWERED

    @property
    def shown_contact(self) -> str:
        """The phone number as people write it, or the e-mail address."""
        return self.contact if not self.contact or is_email(self.contact) else show_phone(self.contact)

    @property
    def is_late(self) -> bool:
        """Whether the answer is overdue."""
        return not self.is_answered and self.due_at < timezone.now()
