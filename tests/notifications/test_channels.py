"""Every channel, real and double, keeps the same promises."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from marketplace.notifications.channels import Text, Undeliverable, channel_for
from marketplace.notifications.channels.channel import Channel
from marketplace.notifications.channels.email import EmailChannel
from marketplace.notifications.channels.outbox import OutboxChannel
from marketplace.notifications.channels.sms import SmsChannel
from marketplace.notifications.models import OutboxMessage
from tests.fakes.sms import SmsAggregator
from tests.fakes.smtp import SmtpServer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loopback")]
TEXT = Text("Đơn hàng mới", "Chào bạn, có đơn hàng mới.\n.\nhttp://localhost/don-hang/")


@dataclass
class Bench:
    """A channel, an address for it, and what arrived: (address, subject or "", body)."""

    channel: Channel
    address: str
    arrived: Callable[[], list[tuple[str, str, str]]]


@pytest.fixture(params=["e-mail", "sms", "outbox"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    if request.param == "e-mail":
        with SmtpServer() as server:
            yield Bench(
                EmailChannel(server.url),
                "ba@example.vn",
                lambda: [(m.recipients[0], m.message["Subject"], m.message.get_content().strip()) for m in server.mails],
            )
    elif request.param == "sms":
        with SmsAggregator() as aggregator:
            channel = SmsChannel(aggregator.url, "SANTAYNINH")
            yield Bench(channel, "+84912345678", lambda: [(f"+{sms['to']}", "", sms["text"]) for sms in aggregator.taken])
    else:
        kept = OutboxMessage.objects.all
        yield Bench(OutboxChannel("email"), "ba@example.vn", lambda: [(m.address, m.subject, m.body) for m in kept()])


def test_what_is_sent_arrives_whole_and_once(bench: Bench) -> None:
    bench.channel.send(bench.address, TEXT)
    [(address, subject, body)] = bench.arrived()
    assert address == bench.address
    assert subject in {"", TEXT.subject}
    assert body.replace("\r\n", "\n") == TEXT.body


@pytest.mark.parametrize("answer", ["550 no such mailbox", "553 bad address"])
def test_a_mailbox_that_does_not_exist_is_not_tried_again(answer: str) -> None:
    with SmtpServer(refusal=answer) as server, pytest.raises(Undeliverable):
        EmailChannel(server.url).send("ba@example.vn", TEXT)


def test_a_full_mailbox_is_worth_another_try() -> None:
    with SmtpServer(refusal="452 mailbox full") as server, pytest.raises(Exception, match="452") as caught:
        EmailChannel(server.url).send("ba@example.vn", TEXT)
    assert not isinstance(caught.value, Undeliverable)


def test_a_mail_server_that_is_down_is_worth_another_try() -> None:
    with SmtpServer() as server:
        url = server.url
    with pytest.raises(OSError, match="refused"):
        EmailChannel(url).send("ba@example.vn", TEXT)


def test_the_aggregator_knows_us_by_name_and_password() -> None:
    with SmsAggregator() as aggregator:
        SmsChannel(aggregator.url, "SANTAYNINH").send("+84912345678", TEXT)
    assert aggregator.taken[0]["from"] == "SANTAYNINH"
    assert aggregator.credentials == ["Basic " + base64.b64encode(b"exchange:secret").decode()]


@pytest.mark.parametrize(("status", "is_final"), [(400, True), (401, True), (429, False), (500, False), (503, False)])
def test_the_aggregators_answer_says_whether_to_try_again(status: int, is_final: bool) -> None:
    with SmsAggregator(status) as aggregator, pytest.raises(Exception, match=str(status)) as caught:
        SmsChannel(aggregator.url, "SANTAYNINH").send("+84912345678", TEXT)
    assert isinstance(caught.value, Undeliverable) == is_final


def test_production_without_a_server_does_not_keep_messages_in_the_outbox(settings) -> None:
    settings.DEVELOPMENT_PAGES = False
    for name in ("email", "sms"):
        with pytest.raises(Undeliverable):
            channel_for(name)


def test_the_environment_names_the_servers(settings) -> None:
    settings.EMAIL_URL, settings.SMS_URL = "smtp://mail.example.vn", "https://sms.example.vn/"
    assert isinstance(channel_for("email"), EmailChannel)
    assert isinstance(channel_for("sms"), SmsChannel)
