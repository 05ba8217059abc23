"""Follows every link of the exchange as one person, and notes what asking for a page wrote into the database."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve

LINK = re.compile(r"""<a\b[^>]*?\bhref=["']([^"'#]+)""", re.IGNORECASE)
WRITE = re.compile(r"""^\s*(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE(?: TABLE)?|COPY)\s+(?:ONLY\s+)?"?([\w.]+)""", re.IGNORECASE)


class Crawl:
    """What was visited, what was answered, and which page wrote which table."""

    def __init__(self, client: Client, *, samples: int, most: int) -> None:
        self.client = client
        self.samples = samples
        self.most = most
        self.statuses: dict[str, int] = {}
        self.written: set[tuple[str, str]] = set()
        self._kinds: Counter[tuple[Any, ...]] = Counter()
        self._here = ""

    def run(self, starts: Iterable[str]) -> "Crawl":
        """From the first addresses to all that they lead to."""
        waiting = deque(starts)
        with connection.execute_wrapper(self._watch):
            while waiting and len(self.statuses) < self.most:
                address = waiting.popleft()
                if address in self.statuses or not self._is_wanted(address):
                    continue
                waiting.extend(self._visit(address))
        return self

    def _visit(self, address: str) -> list[str]:
        self._here = address
        response = self.client.get(address)
        self.statuses[address] = response.status_code
        if response.status_code in {301, 302}:
            return list(_inside(response["Location"], address))
        if response.streaming or "text/html" not in response.get("Content-Type", ""):
            return []
        return [found for link in LINK.findall(response.content.decode()) for found in _inside(unescape(link), address)]

    def _is_wanted(self, address: str) -> bool:
        """A few pages of each kind: the same view with the same questions in its address."""
        parts = urlsplit(address)
        try:
            match = resolve(parts.path)
        except Resolver404:
            return True
        if match.func.__module__ == "wagtail.views":  # one view, many pages
            return True
        kind = (match.view_name or match.route, tuple(sorted(parse_qs(parts.query))))
        self._kinds[kind] += 1
        return self._kinds[kind] <= self.samples

    def _watch(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if isinstance(sql, str) and (found := WRITE.match(sql)):
            self.written.add((found.group(1), urlsplit(self._here).path))
        return execute(sql, params, many, context)


def _inside(link: str, base: str) -> Iterator[str]:
    """The address on this host, if it is one."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    path = parts.path or urlsplit(base).path
    if path.startswith("/"):
        yield path + (f"?{parts.query}" if parts.query else "")


@contextmanager
def kept_cookies(client: Client) -> Iterator[None]:
    """What a test does with a client leaves its cookies as they were."""
    before = client.cookies.copy()
    yield
    client.cookies = before
