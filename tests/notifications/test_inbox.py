"""The inbox of a person, and the outbox of development."""

import pytest
from django.urls import reverse
from django.utils import timezone

from marketplace.notifications.models import Notification, OutboxMessage
from marketplace.notifications.notify import notify
from tests.factories.people import person, signed_in

pytestmark = pytest.mark.django_db


def tell(user, count: int = 1) -> None:
    for number in range(count):
        notify([user], template="offer_expired", context={"title": f"Mắm {number}"}, event_id=f"{user.pk}-{number}", link="/thong-bao/")


def test_the_inbox_shows_ones_own_messages_newest_first() -> None:
    user, stranger = person(), person()
    tell(user, 2)
    tell(stranger, 3)
    page = signed_in(user).get(reverse("inbox")).content.decode()
    assert page.index("Mắm 1") < page.index("Mắm 0")
    assert "Mắm 2" not in page


def test_opening_a_message_marks_it_read_and_leads_to_the_thing() -> None:
    user = person()
    tell(user, 2)
    client, message = signed_in(user), Notification.objects.inbox_of(user)[0]
    assert client.get(reverse("inbox_open", args=[message.pk])).status_code == 405
    assert client.post(reverse("inbox_open", args=[message.pk])).url == "/thong-bao/"
    assert Notification.objects.inbox_of(user).unread().count() == 1
    client.post(reverse("inbox_read_all"))
    assert not Notification.objects.inbox_of(user).unread().exists()


def test_a_strangers_message_cannot_be_opened() -> None:
    owner = person()
    tell(owner)
    message = Notification.objects.get()
    assert signed_in(person()).post(reverse("inbox_open", args=[message.pk])).status_code == 404
    message.refresh_from_db()
    assert not message.is_read


@pytest.mark.parametrize("rows", [3, 30])
def test_the_inbox_asks_the_same_number_of_questions_for_few_and_many(rows: int, django_assert_max_num_queries) -> None:
    user = person()
    tell(user, rows)
    client = signed_in(user)
    client.get(reverse("inbox"))
    with django_assert_max_num_queries(7):
        client.get(reverse("inbox"))


def test_the_outbox_shows_what_was_kept_and_finds_an_address(client) -> None:
    OutboxMessage.objects.create(channel="sms", address="+84912345678", body="482913 la ma")
    OutboxMessage.objects.create(channel="sms", address="+84900000000", body="111111 la ma")
    page = client.get(reverse("outbox"), {"address": "0912345678"}).content.decode()
    assert "482913" in page
    assert "111111" not in page


def test_production_has_no_outbox(client, settings) -> None:
    settings.DEVELOPMENT_PAGES = False
    assert client.get(reverse("outbox")).status_code == 404


def test_every_page_says_how_many_messages_are_new() -> None:
    user = person()
    tell(user, 2)
    assert "2 thông báo mới" in signed_in(user).get(reverse("account")).content.decode()
    Notification.objects.update(read_at=timezone.now())
    assert "thông báo mới" not in signed_in(user).get(reverse("account")).content.decode()
