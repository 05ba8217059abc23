"""Messages hold names, numbers and addresses of people: they are kept for as long as the rule says and no longer."""

import datetime as dt

from django.utils import timezone

from marketplace.notifications.models import Notification, OutboxMessage
from marketplace.rules.values import rule

# Small transactions: a purge of years must not hold up those who write messages meanwhile.
AT_ONCE = 1_000


def purge_messages() -> int:
    """Deletes messages, sent or not, read or not, that are older than the rule; returns how many."""
    before = timezone.now() - dt.timedelta(days=rule("retention.message_days"))
    OutboxMessage.objects.filter(created_at__lt=before).delete()
    purged = 0
    while old := list(Notification.objects.older_than(before).order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
        purged += Notification.objects.filter(pk__in=old).delete()[0]
    return purged
