"""Reports of offers: officers are told that one has come, the visitor who left an address is told of the answer."""

from marketplace.events import subscribe
from marketplace.feedback.events import OfferReported, ReportAnswered
from marketplace.feedback.models import OfferReport
from marketplace.notifications.notify import notify
from marketplace.notifications.recipients import Recipient
from marketplace.notifications.wording import clock, way_to
from marketplace.people.contacts import is_email
from marketplace.people.models import OFFICERS, User


def tell_reporter(event: ReportAnswered, *, event_id: str) -> None:
    """By account, or by the contact that was left; without either the report is followed by its code alone."""
    report = OfferReport.objects.select_related("offer", "reporter").get(pk=event.report_id)
    contact = report.contact
    guest = Recipient(email=contact if is_email(contact) else "", phone="" if is_email(contact) else contact)
    values = {"code": report.code, "title": report.offer.title, "answer": report.answer}
    notify([report.reporter or guest], template="report_answered", context=values, event_id=event_id, link=report.get_absolute_url)


def tell_officers(event: OfferReported, *, event_id: str) -> None:
    """An answer is owed by a day; all officers see it, one of them answers."""
    report = OfferReport.objects.select_related("offer").get(pk=event.report_id)
    if report.is_answered:
        return
    values = {"code": report.code, "title": report.offer.title, "kind": report.get_kind_display, "due_at": clock(report.due_at)}
    officers = User.objects.filter(is_staff=True, is_active=True, groups__name=OFFICERS)
    notify(officers, template="offer_reported", context=values, event_id=event_id, link=way_to("console:report", report.code))


def listen() -> None:
    """Subscribes to the room's events."""
    subscribe(OfferReported, name="notifications.tell_officers", run=tell_officers)
    subscribe(ReportAnswered, name="notifications.tell_reporter", run=tell_reporter)
