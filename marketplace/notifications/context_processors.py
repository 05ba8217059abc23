"""What the heads of pages show of the inbox."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from marketplace.notifications.models import Notification


def unread_messages(request: HttpRequest) -> dict[str, Any]:
    """`unread_messages`: how many wait; asked for only by pages that print it."""

    def count() -> int:
        if not request.user.is_authenticated:
            return 0
        return Notification.objects.inbox_of(request.user).unread().order_by().count()

    return {"unread_messages": SimpleLazyObject(count)}
