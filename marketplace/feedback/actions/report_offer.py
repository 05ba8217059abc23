"""A visitor reports an offer."""

from django.db import transaction
from django.utils import timezone

from marketplace.events import publish
from marketplace.feedback.events import OfferReported
from marketplace.feedback.models import OfferReport
from marketplace.links.codes import public_code
from marketplace.people.models import User
from marketplace.rules.values import rule
from marketplace.rules.working_days import due_after
from sellers.offers.models import Offer


def report_offer(offer: Offer, *, kind: str, details: str = "", contact: str = "", by: User | None = None) -> OfferReport:
    """Takes the report down under a new code; an officer owes an answer by `due_at`."""
    now = timezone.now()
    with transaction.atomic():
        report = OfferReport.objects.create(
            code=public_code("BC"),
            offer=offer,
            kind=kind,
            details=details,
            contact=contact,
            reporter=by,
            created_at=now,
            due_at=due_after(now, int(rule("reports.answer_days"))),
        )
        publish(OfferReported(report_id=report.pk))
    return report
