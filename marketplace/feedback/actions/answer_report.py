"""An officer answers a report."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.feedback.events import ReportAnswered
from marketplace.feedback.models import OfferReport
from marketplace.lifecycles import BusinessError, transition
from marketplace.people.models import User


class AnswerMissing(BusinessError):
    """A report is answered with words."""

    message = _("Write what was found and what was done.")


def answer_report(report: OfferReport, *, by: User, answer: str) -> OfferReport:
    """Answers once; the visitor reads it under the code."""
    if not answer.strip():
        raise AnswerMissing
    with transition(report, "answer", by=by, may=lambda person, _report: person.is_officer, reason=answer) as step:
        report.answer = answer.strip()
        report.answered_at = timezone.now()
        report.answered_by = by
        step.publish(ReportAnswered(report_id=report.pk))
    return report
