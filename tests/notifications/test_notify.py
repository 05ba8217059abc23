"""Who is told, by which ways, in which language, and how often."""

import pytest
from django.db import transaction
from django.urls import reverse

from marketplace.notifications.models import Notification, OutboxMessage
from marketplace.notifications.notify import notify
from marketplace.notifications.recipients import Recipient
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def tell(*people, template: str = "offer_stale", event_id: str = "e1", link="/x/") -> list[Notification]:
    return notify(people, template=template, context={"title": "Bánh tráng"}, event_id=event_id, link=link)


def ways(messages: list[Notification]) -> list[str]:
    return sorted(message.channel for message in messages)


def test_somebody_with_a_phone_alone_is_told_in_the_inbox_and_by_sms(drain_jobs) -> None:
    user = person()
    assert ways(tell(user)) == ["inbox", "sms"]
    drain_jobs()
    assert OutboxMessage.objects.get().address == user.phone


def test_somebody_with_email_is_told_there_and_costs_no_sms() -> None:
    assert ways(tell(person(email="ba@example.vn"))) == ["email", "inbox"]


def test_what_cannot_wait_goes_by_sms_as_well() -> None:
    assert ways(tell(person(email="ba@example.vn"), template="seller_suspended")) == ["email", "inbox", "sms"]


def test_an_event_without_sms_text_sends_none() -> None:
    assert ways(tell(person(), template="offer_expired")) == ["inbox"]


def test_addresses_that_nobody_has_verified_are_not_written_to() -> None:
    assert ways(tell(person(email="ba@example.vn", verified=False))) == ["inbox"]


def test_a_closed_account_is_told_nothing() -> None:
    assert tell(person(is_active=False)) == []


def test_the_same_event_says_the_same_thing_once(drain_jobs) -> None:
    user = person()
    assert tell(user, user)
    assert tell(user) == []
    drain_jobs()
    assert OutboxMessage.objects.count() == 1
    assert len(tell(user, event_id="e2")) == 2


def test_a_message_that_was_sent_is_not_sent_again_by_a_second_job(drain_jobs) -> None:
    from marketplace.notifications.tasks import deliver

    sms = next(message for message in tell(person()) if message.channel == "sms")
    deliver.defer(notification_id=sms.pk)
    drain_jobs()
    assert OutboxMessage.objects.count() == 1
    sms.refresh_from_db()
    assert sms.sent_at is not None


def test_a_guest_is_told_by_what_he_left_and_in_his_language() -> None:
    [sms] = tell(Recipient(phone="+84912345678", language="en"), link=lambda: reverse("inbox"))
    assert sms.recipient is None
    assert "still good" in sms.body
    assert sms.body.endswith("/en/thong-bao/")


def test_people_are_written_to_in_their_language() -> None:
    inbox = next(message for message in tell(person(language="en")) if message.channel == "inbox")
    assert inbox.subject.startswith("Is your offer still good")


def test_nothing_is_said_of_what_was_rolled_back(drain_jobs) -> None:
    with transaction.atomic():
        tell(person())
        transaction.set_rollback(True)
    drain_jobs()
    assert not Notification.objects.exists()
    assert not OutboxMessage.objects.exists()
