"""Reports of offers: the visitor who left an address is told of the answer."""

from marketplace.events import subscribe
from marketplace.feedback.events import ReportAnswered
from marketplace.feedback.models import OfferReport
from marketplace.notifications.notify import notify
from marketplace.notifications.recipients import Recipient
from marketplace.people.contacts import is_email


def tell_reporter(event: ReportAnswered, *, event_id: str) -> None:
    """By account, or by the contact that was left; without either the report is followed by its code alone."""
    report = OfferReport.objects.select_related("offer", "reporter").get(pk=event.report_id)
    contact = report.contact
    guest = Recipient(email=contact if is_email(contact) else "", phone="" if is_email(contact) else contact)
    values = {"code": report.code, "title": report.offer.title, "answer": report.answer}
    notify([report.reporter or guest], template="report_answered", context=values, event_id=event_id, link=report.get_absolute_url)


def listen() -> None:
    """Subscribes to the room's events."""
    subscribe(ReportAnswered, name="notifications.tell_reporter", run=tell_reporter)
