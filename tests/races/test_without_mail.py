"""C7, the order's side: messages are jobs, so a purchase stands although no message can leave."""

import pytest
from django.core import mail
from django.db import connection

from marketplace.commerce.order.models import OrderGroup
from tests.factories.commerce import purchase

pytestmark = pytest.mark.django_db(transaction=True)


class BrokenMail(mail.backends.base.BaseEmailBackend):
    """A mail server that refuses everybody."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server")


def waiting(event: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo' AND args->>'event_name' = %s", [event])
        return cursor.fetchone()[0]


def test_the_order_stands_and_its_messages_wait(settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenMail"
    group = purchase(email="nguoi.mua@example.vn")
    assert OrderGroup.objects.filter(pk=group.pk).exists()
    assert mail.outbox == []
    assert waiting("OrderPlaced") > 0
