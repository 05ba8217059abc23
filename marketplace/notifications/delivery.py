"""Sending one message that stands in the log."""

import logging

from django.utils import timezone

from marketplace.notifications.channels import Text, Undeliverable, channel_for
from marketplace.notifications.models import Notification

logger = logging.getLogger(__name__)


def deliver_message(message: Notification) -> None:
    """Sends the message and notes it; a message that has been sent is left alone.

    Sending comes first: a crash before the note may repeat the message, never lose it.
    """
    if not message.waits:
        return
    try:
        channel_for(message.channel).send(message.address, Text(message.subject, message.body))
    except Undeliverable as reason:
        logger.error("message %s (%s, %s) cannot be delivered: %s", message.pk, message.template, message.channel, reason)
        message.failed_at = timezone.now()
        message.failure = str(reason)[:300]
    else:
        message.sent_at = timezone.now()
    if message.is_confidential:
        message.body = ""
    message.save(update_fields=["sent_at", "failed_at", "failure", "body"])
