"""The room's jobs: the calendar, and papers whose time is over."""

from contextlib import suppress

from procrastinate.contrib.django import app

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import ActionRefused
from marketplace.rules.values import rule
from sellers.certificates.actions.turn_certificate import turn_certificate
from sellers.certificates.actions.warn_of_expiry import warn_of_expiry
from sellers.certificates.erasing import erase_old_papers as erase
from sellers.certificates.errors import AlreadyDone
from sellers.certificates.models import Certificate


@app.periodic(cron="1 * * * *")
@app.task(name="seller_certificates.follow_the_calendar", queueing_lock="seller_certificates.follow_the_calendar")
def follow_the_calendar(timestamp: int = 0) -> None:
    """Tells of certificates that began to count or ended, and reminds of those that will end.

    Pages need no job: they ask for the day. Every hour, so that a missed run is soon made good; safe to run twice at once.
    """
    today = vietnam_today()
    for certificate in Certificate.objects.to_turn(today).order_by("pk"):
        with suppress(ActionRefused, AlreadyDone):  # withdrawn, revoked or told since the list was read
            turn_certificate(certificate=certificate)
    for certificate in Certificate.objects.to_remind(today, rule("certificates.warning_days")).order_by("pk"):
        with suppress(ActionRefused, AlreadyDone):
            warn_of_expiry(certificate=certificate)


@app.periodic(cron="41 * * * *")
@app.task(name="seller_certificates.erase_old_papers", queueing_lock="seller_certificates.erase_old_papers")
def erase_old_papers(timestamp: int = 0) -> None:
    """Every hour, so that a missed run is soon made good; safe to run twice at once."""
    erase()
