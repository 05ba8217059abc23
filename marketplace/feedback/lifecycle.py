"""What can happen to a report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle


class ReportState(models.TextChoices):
    """States of a report."""

    OPEN = "open", _("Waiting for an answer")
    ANSWERED = "answered", _("Answered")


REPORT = Lifecycle(
    name="report",
    states=ReportState,
    initial=ReportState.OPEN,
    table={ReportState.OPEN: {"answer": ReportState.ANSWERED}},
)
