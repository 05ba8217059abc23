"""C7: the mail server is down. The order stands, its messages wait, and each is sent once after the server's return."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from marketplace.commerce.order.models import Order
from marketplace.notifications.models import Notification
from marketplace.notifications.tasks import chase_waiting_messages
from tests.factories import commerce
from tests.factories.people import person
from tests.factories.sellers import seller
from tests.fakes.smtp import SmtpServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loopback")]


def work() -> None:
    """A real worker does everything that is due, and stops."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False, delete_jobs="successful")


@pytest.fixture(autouse=True)
def _no_worker_stays_connected() -> Iterator[None]:
    """The worker's threads keep their connections; the database could not be dropped."""
    yield
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def time_passes() -> None:
    """Jobs that wait for their next attempt are due."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


@pytest.fixture
def server_that_is_down(settings) -> SmtpServer:
    with SmtpServer() as server:
        port = server.port
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    return SmtpServer(port=port)


def test_the_order_stands_and_its_mails_leave_once_when_the_server_is_back(
    server_that_is_down: SmtpServer, proof: Callable[..., None]
) -> None:
    owner, buyer = person(email="ban@example.vn"), person(email="mua@example.vn")
    order = commerce.order(of=seller(owner=owner).partner, buyer=buyer)
    work()
    work()
    mails = Notification.objects.filter(channel="email")
    assert Order.objects.get(pk=order.pk).is_waiting_for_the_seller
    assert {mail.address for mail in mails} == {"ban@example.vn", "mua@example.vn"}
    assert all(mail.waits for mail in mails)
    assert Notification.objects.inbox_of(owner).exists()
    with server_that_is_down as server:
        time_passes()
        work()
        time_passes()
        work()
        arrived = sorted(mail.recipients[0] for mail in server.mails)
    assert arrived == ["ban@example.vn", "mua@example.vn"]
    assert all(mail.sent_at for mail in mails.all())
    assert not ProcrastinateJob.objects.filter(task_name="notifications.deliver").exists()
    proof("C7", orders=1, lost=0, sent=len(arrived))


def test_a_message_whose_job_was_lost_is_found_and_sent(server_that_is_down: SmtpServer) -> None:
    commerce.order(of=seller(owner=person()).partner, buyer=person(email="mua@example.vn"))
    work()
    ProcrastinateJob.objects.all()._raw_delete("default")
    Notification.objects.update(created_at=timezone.now() - dt.timedelta(hours=1))
    with server_that_is_down as server:
        chase_waiting_messages(timestamp=0)
        chase_waiting_messages(timestamp=0)
        work()
        assert len(server.mails) == 1
