"""The inbox, and in development the outbox."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from marketplace.notifications.models import Notification, OutboxMessage

PAGE = 20
NEWEST = 50


@never_cache
@login_required
@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """The person's messages, newest first."""
    page = Paginator(Notification.objects.inbox_of(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "notifications/inbox.html", {"page": page})


@login_required
@require_POST
def open_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks one message as read and goes to the thing it is about; a button does it, for opening a page changes nothing."""
    message = get_object_or_404(Notification.objects.inbox_of(request.user), pk=pk)
    if not message.is_read:
        message.read_at = timezone.now()
        message.save(update_fields=["read_at"])
    return redirect(message.link or "inbox")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Marks every message as read."""
    Notification.objects.inbox_of(request.user).unread().order_by().update(read_at=timezone.now())
    return redirect("inbox")


@never_cache
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """What development kept instead of sending it: codes and links are read here. In production the page does not exist."""
    if not settings.DEVELOPMENT_PAGES:
        raise Http404
    found = OutboxMessage.objects.all()
    if address := request.GET.get("address", "").replace("\0", "").strip():
        found = found.filter(address__icontains=address.lstrip("0"))
    return render(request, "notifications/outbox.html", {"messages_kept": found[:NEWEST], "address": address})
