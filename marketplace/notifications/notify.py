"""Telling people that something happened."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from marketplace.notifications.models import ChannelName, Notification
from marketplace.notifications.recipients import Recipient, recipients_of
from marketplace.notifications.texts import Link, Written, write
from marketplace.people.models import User

# What cannot wait for somebody to look into a mailbox.
URGENT = frozenset({"order_placed_seller", "order_unconfirmed", "suspension_noticed", "seller_suspended", "seller_identity_revoked"})


def notify(
    recipients: Iterable[User | Recipient],
    *,
    template: str,
    context: Mapping[str, Any] | None = None,
    event_id: str,
    link: Link = "",
) -> list[Notification]:
    """Writes a message to each recipient and has it sent after the commit; returns what is new.

    `template` names a folder of templates/notifications/. `link` is the path of the thing, or a function that makes the path in the
    recipient's language. Called again with the same `event_id` it says nothing twice.
    """
    written: list[Notification] = []
    for recipient in recipients_of(recipients):
        text = write(template, context or {}, language=recipient.language, link=link)
        written += [_message(recipient, channel, template, event_id, text) for channel in ways_to(recipient, template, bool(text.sms))]
    return _log(written)


def ways_to(recipient: Recipient, template: str, has_sms: bool) -> list[ChannelName]:
    """The inbox for accounts; e-mail where there is one; SMS, which costs money, where there is no e-mail or it cannot wait."""
    ways = []
    if recipient.user:
        ways.append(ChannelName.INBOX)
    if recipient.email:
        ways.append(ChannelName.EMAIL)
    if has_sms and recipient.phone and (not recipient.email or template in URGENT):
        ways.append(ChannelName.SMS)
    return ways


def _message(recipient: Recipient, channel: ChannelName, template: str, event_id: str, text: Written) -> Notification:
    address, body = {
        ChannelName.INBOX: ("", text.body),
        ChannelName.EMAIL: (recipient.email, text.letter),
        ChannelName.SMS: (recipient.phone, text.sms),
    }[channel]
    return Notification(
        event_id=event_id,
        template=template,
        channel=channel,
        addressee=recipient.addressee,
        recipient=recipient.user,
        address=address,
        subject=text.subject[:200],
        body=body,
        link=text.link,
    )


def _log(messages: list[Notification]) -> list[Notification]:
    from marketplace.notifications.tasks import send_later  # procrastinate loads the task module after the apps

    new = []
    with transaction.atomic():
        for message in messages:
            logged, is_new = Notification.objects.get_or_create(
                event_id=message.event_id,
                template=message.template,
                channel=message.channel,
                addressee=message.addressee,
                defaults={
                    field: getattr(message, field) for field in ("recipient", "address", "subject", "body", "link", "is_confidential")
                },
            )
            if is_new:
                new.append(logged)
                if logged.channel != ChannelName.INBOX:
                    send_later(logged)
    return new


def send_confidential(
    *, channel: ChannelName, address: str, subject: str = "", body: str, event_id: str, template: str
) -> Notification | None:
    """Sends a one-time code or the like to a bare address; its text is erased once it is sent."""
    message = Notification(
        event_id=event_id,
        template=template,
        channel=channel,
        addressee=address,
        address=address,
        subject=subject[:200],
        body=body,
        is_confidential=True,
    )
    return next(iter(_log([message])), None)
