"""Old messages go, with all that stands in them; newer ones stay."""

import datetime as dt

import pytest
from django.utils import timezone

from marketplace.notifications.models import Notification, OutboxMessage
from marketplace.notifications.notify import notify
from marketplace.notifications.purging import purge_messages
from marketplace.notifications.tasks import purge_old_messages
from marketplace.rules.values import rule
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def days_ago(days: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(days=days)


def test_messages_older_than_the_rule_are_deleted_and_newer_ones_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marketplace.notifications.purging.AT_ONCE", 2)  # several rounds
    reader = person(email="ba@example.vn")
    for number in range(4):
        notify([reader], template="offer_expired", context={"title": f"Mắm {number}"}, event_id=str(number))
    kept = rule("retention.message_days")
    Notification.objects.filter(event_id__in=["0", "1"]).update(created_at=days_ago(kept + 1))
    Notification.objects.filter(event_id="2").update(created_at=days_ago(kept - 1))
    assert purge_messages() == 4  # the inbox and the e-mail of two events
    assert set(Notification.objects.values_list("event_id", flat=True)) == {"2", "3"}


def test_the_outbox_of_development_is_purged_too() -> None:
    kept = rule("retention.message_days")
    for days in (kept + 1, 1):
        OutboxMessage.objects.create(channel="sms", address="+84912345678", body=str(days), created_at=days_ago(days))
    purge_old_messages(0)
    assert [message.body for message in OutboxMessage.objects.all()] == ["1"]
