"""What the hourly job tells: that a certificate began to count or ended, and once that it will end."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine

from marketplace.events import registry, subscribe
from marketplace.language.dates import vietnam_today
from marketplace.notifications.models import Notification
from sellers.certificates.actions.revoke_certificate import revoke_certificate
from sellers.certificates.actions.turn_certificate import turn_certificate
from sellers.certificates.actions.warn_of_expiry import warn_of_expiry
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.certificates.errors import AlreadyDone
from sellers.certificates.events import CertificateChanged
from sellers.certificates.models import Certificate
from sellers.certificates.tasks import follow_the_calendar
from tests.factories.certificates import REASON, certificate
from tests.factories.people import officer

pytestmark = pytest.mark.django_db
Told = list[int]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, drain_jobs: Callable[..., list[str]]) -> Callable[[], Told]:
    """The certificates of which the readers of goods were told since it was last asked."""
    heard: Told = []
    # Those that listen for good stay as they were after the test.
    monkeypatch.setattr(registry, "_HANDLERS", dict(registry._HANDLERS))
    subscribe(CertificateChanged, name="tests.told", run=lambda event, *, event_id: heard.append(event.certificate_id))

    def ask() -> Told:
        drain_jobs()
        found = heard.copy()
        heard.clear()
        return found

    return ask


def on(day: dt.date) -> time_machine.travel:
    """Noon of that day in Vietnam."""
    return time_machine.travel(dt.datetime.combine(day, dt.time(5), dt.UTC), tick=False)


def test_readers_of_goods_are_told_of_approving_withdrawing_and_revoking(told: Callable[[], Told]) -> None:
    first, second = certificate(code="haccp"), certificate(code="haccp")
    assert told() == [first.pk, second.pk]
    withdraw_certificate(certificate=first, by=first.seller.members.get())
    revoke_certificate(certificate=second, by=officer(), reason=REASON)
    assert told() == [first.pk, second.pk]
    waiting = certificate("submitted", code="haccp")
    withdraw_certificate(certificate=waiting, by=waiting.seller.members.get())
    assert told() == []


def test_they_are_told_once_when_the_first_day_comes_and_once_when_the_last_has_passed(told: Callable[[], Told]) -> None:
    today = vietnam_today()
    first, last = today + dt.timedelta(days=3), today + dt.timedelta(days=90)
    made = certificate(code="haccp", issued_on=first, expires_on=last)
    assert told() == [made.pk]
    heard = {}
    for day in (today, first, first + dt.timedelta(days=1), last, last + dt.timedelta(days=1), last + dt.timedelta(days=2)):
        with on(day):
            for _run in range(2):
                follow_the_calendar()
            heard[day] = told()
    days = [day for day, of in heard.items() if of]
    assert days == [first, last + dt.timedelta(days=1)]
    assert all(heard[day] == [made.pk] for day in days)


def test_a_job_that_comes_too_late_or_too_early_changes_nothing() -> None:
    made = certificate(code="haccp")
    before = Certificate.objects.filter(pk=made.pk).values().get()
    for act in (turn_certificate, warn_of_expiry):
        with pytest.raises(AlreadyDone):
            act(certificate=made)
    assert Certificate.objects.filter(pk=made.pk).values().get() == before


def test_the_seller_is_reminded_once_thirty_days_before_the_end(drain_jobs: Callable[..., list[str]]) -> None:
    last = vietnam_today() + dt.timedelta(days=100)
    made = certificate(code="haccp", expires_on=last)
    owner = made.seller.members.get()
    reminders = Notification.objects.inbox_of(owner).filter(template="certificate_ends_soon")
    for days, many in ((31, 0), (30, 1), (29, 1), (0, 1), (-1, 1)):
        with on(last - dt.timedelta(days=days)):
            follow_the_calendar()
            follow_the_calendar()
            drain_jobs()
        assert reminders.count() == many
    assert f"{last:%d/%m/%Y}" in reminders.get().subject


def test_one_that_ended_before_the_reminder_is_not_reminded_of(drain_jobs: Callable[..., list[str]]) -> None:
    last = vietnam_today() + dt.timedelta(days=100)
    made = certificate("revoked", code="haccp", expires_on=last)
    with on(last - dt.timedelta(days=20)):
        follow_the_calendar()
        drain_jobs()
    assert not Notification.objects.filter(template="certificate_ends_soon").exists()
    assert Certificate.objects.get(pk=made.pk).reminded_at is None
