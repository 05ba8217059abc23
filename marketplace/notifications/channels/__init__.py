"""The ways to reach a person, each with its one adapter; which of them is in use is decided by the environment."""

from django.conf import settings

from marketplace.notifications.channels.channel import Channel, Text, Undeliverable
from marketplace.notifications.channels.email import EmailChannel
from marketplace.notifications.channels.outbox import OutboxChannel
from marketplace.notifications.channels.sms import SmsChannel
from marketplace.notifications.models import ChannelName

__all__ = ["Channel", "Text", "Undeliverable", "channel_for"]


def channel_for(name: str) -> Channel:
    """The adapter in use; the outbox where no server is named and development pages are on, else Undeliverable."""
    if name == ChannelName.EMAIL and settings.EMAIL_URL:
        return EmailChannel(settings.EMAIL_URL)
    if name == ChannelName.SMS and settings.SMS_URL:
        return SmsChannel(settings.SMS_URL, settings.SMS_SENDER)
    if settings.DEVELOPMENT_PAGES:
        return OutboxChannel(name)
    raise Undeliverable(f"no server is configured for {name}")
