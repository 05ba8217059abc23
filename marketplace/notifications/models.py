"""The log of messages, which is also the inbox, and the development outbox."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ChannelName(models.TextChoices):
    """Ways to reach a person."""

    INBOX = "inbox", _("Inbox")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Questions asked of messages."""

    def inbox_of(self, person: AbstractBaseUser | AnonymousUser) -> "NotificationQuerySet":
        """What a person finds in the inbox, newest first."""
        return self.filter(recipient_id=person.pk, channel=ChannelName.INBOX).order_by("-pk")

    def waiting(self) -> "NotificationQuerySet":
        """Messages that are to be sent and neither were nor were given up."""
        return self.exclude(channel=ChannelName.INBOX).filter(sent_at=None, failed_at=None)

    def older_than(self, moment: dt.datetime) -> "NotificationQuerySet":
        """Messages written before that moment."""
        return self.filter(created_at__lt=moment)

    def unread(self) -> "NotificationQuerySet":
        """Messages that nobody has opened."""
        return self.filter(read_at=None)


class Notification(models.Model):
    """One message to one recipient on one channel; the same event says the same thing only once.

    `addressee` names the recipient in the unique key: an account's public id, or the bare address of somebody without one.
    """

    event_id = models.CharField(max_length=64)
    template = models.CharField(max_length=60)
    channel = models.CharField(_("channel"), max_length=8, choices=ChannelName)
    addressee = models.CharField(max_length=254)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="messages_received")
    address = models.CharField(_("address"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"))
    link = models.CharField(max_length=400, blank=True)
    is_confidential = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True)
    failed_at = models.DateTimeField(_("given up"), null=True)
    failure = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(_("read"), null=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(fields=["event_id", "template", "channel", "addressee"], name="one_message_per_event_and_recipient")
        ]
        indexes = [
            models.Index(fields=["recipient", "-id"], condition=models.Q(channel="inbox"), name="inbox"),
            models.Index(fields=["recipient"], condition=models.Q(channel="inbox", read_at=None), name="inbox_unread"),
            models.Index(
                fields=["created_at"],
                condition=~models.Q(channel="inbox") & models.Q(sent_at=None, failed_at=None),
                name="messages_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} · {self.channel} · {self.addressee}"

    @property
    def waits(self) -> bool:
        """Neither sent nor given up."""
        return self.sent_at is None and self.failed_at is None

    @property
    def is_read(self) -> bool:
        """Whether the person has opened it."""
        return self.read_at is not None


class OutboxMessage(models.Model):
    """A message that development keeps instead of sending it."""

    channel = models.CharField(max_length=8, choices=ChannelName)
    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kept message")
        verbose_name_plural = _("kept messages")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.channel} · {self.address}"
