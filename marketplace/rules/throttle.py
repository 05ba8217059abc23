"""Limits on how often something may be done, counted in PostgreSQL: one atomic statement, shared by all processes."""

import datetime as dt
import functools
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from marketplace.rules.addresses import counted_address
from marketplace.rules.models import Allowance

View = Callable[..., HttpResponseBase]

# The window starts with the first use and is not moved by later ones.
COUNT = """
    INSERT INTO rules_allowance AS standing (key, hits, ends_at) VALUES (%(key)s, 1, %(ends_at)s)
    ON CONFLICT (key) DO UPDATE SET
        hits = CASE WHEN standing.ends_at <= %(now)s THEN 1 ELSE standing.hits + 1 END,
        ends_at = CASE WHEN standing.ends_at <= %(now)s THEN excluded.ends_at ELSE standing.ends_at END
    RETURNING hits, ends_at
"""


@dataclass(frozen=True)
class Use:
    """One counted use; `retry_after` is whole seconds, zero where the use is allowed."""

    allowed: bool
    retry_after: int


def hit(scope: str, subject: str, *, limit: int, seconds: int) -> Use:
    """Counts one use of `scope` by `subject` (an address, an account, a phone) and says whether it is within the limit.

    Call it outside a transaction that may be rolled back, or the use is forgotten.
    """
    now = timezone.now()
    values: dict[str, str | dt.datetime] = {"key": _key(scope, subject), "now": now, "ends_at": now + dt.timedelta(seconds=seconds)}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        hits, ends_at = cursor.fetchone()
    if hits <= limit:
        return Use(True, 0)
    return Use(False, max(1, math.ceil((ends_at - now).total_seconds())))


def forget(scope: str, subject: str) -> None:
    """Sets the count back, as after a right code."""
    Allowance.objects.filter(pk=_key(scope, subject)).delete()


def sweep() -> int:
    """Deletes the counts whose window is over; returns how many."""
    return Allowance.objects.filter(ends_at__lte=timezone.now()).delete()[0]


def throttled(scope: str, *, limit: int, seconds: int, methods: tuple[str, ...] = ("GET", "HEAD", "POST")) -> Callable[[View], View]:
    """A view that one address may ask for `limit` times in `seconds`; beyond, 429 with Retry-After."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in methods:
                use = hit(scope, counted_address(request), limit=limit, seconds=seconds)
                if not use.allowed:
                    return too_many(request, use)
            return view(request, *args, **kwargs)

        return limited

    return decorate


def too_many(request: HttpRequest, use: Use) -> HttpResponse:
    """429 as JSON to who asks for JSON, else as a page that says when to come back."""
    response: HttpResponse
    if request.accepts("text/html") and not request.path.endswith("/suggest/"):
        response = render(request, "rules/too_many.html", {"seconds": use.retry_after}, status=429)
    else:
        response = JsonResponse({"retry_after": use.retry_after}, status=429)
    response["Retry-After"] = str(use.retry_after)
    return response


def _key(scope: str, subject: str) -> str:
    """Addresses and phone numbers are personal data: only their hash is kept."""
    return hashlib.sha256(f"{scope}\n{subject}".encode()).hexdigest()
