"""Values that no browser sends break no page: every address and every form, as everybody who may open it (ASVS 2.2.1, 16.5.4)."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve

from tests.factories.people import signed_in
from tests.plugins.proofs import scaled
from tests.security.access import rows
from tests.security.world import build_world

pytestmark = pytest.mark.django_db
OURS = ("marketplace", "catalogue", "sellers", "search")
ROLES = ("anonymous", "buyer", "owner", "officer")
# Each has broken some page of some exchange: NUL, digits that are none, numbers beyond every column, lone surrogates, endless words.
HOSTILE = ("\0", "²", "9" * 40, "-1", "%F0%9F\ud800", "a" * 20_000, "1e999", "../../etc/passwd", "\u202e<b>", "2026-13-45")
NAMED = re.compile(r"""\bname=["']([\w-]+)["']""")
READ = re.compile(r"""(?:GET|POST|query|params)\.get(?:list)?\(\s*["']([\w-]+)["']""")
ACTION = re.compile(r"""<form\b[^>]*\bmethod=["']post["'][^>]*\baction=["']([^"']+)["']""", re.IGNORECASE)


def _read_by_the_code() -> set[str]:
    """Names of parameters that our code reads without a form."""
    sources = (path for room in OURS for path in Path(settings.BASE_DIR, room).rglob("*.py"))
    return {name for source in sources for name in READ.findall(source.read_text(encoding="utf-8"))}


def _is_ours(path: str) -> bool:
    try:
        return resolve(path.partition("?")[0]).func.__module__.startswith(OURS)
    except Resolver404:
        return False


def _tries(path: str, page: str, names: set[str], hostile: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    typed = dict.fromkeys(names | set(NAMED.findall(page)), hostile)
    yield "GET", path, typed
    yield "POST", path, typed
    for action in {unescape(found) for found in ACTION.findall(page)}:
        if action.startswith("/") and _is_ours(action):
            yield "POST", action, typed


@pytest.mark.parametrize("role", ROLES)
def test_no_value_breaks_a_page(role: str, proof: Any) -> None:
    world = build_world()
    client = signed_in(world.people[role]) if role in world.people else Client()
    client.raise_request_exception = False
    names, broken, asked = _read_by_the_code(), {}, 0
    assert {"q", "page", "quantity"} <= names
    values = HOSTILE[: scaled(3, len(HOSTILE))]
    for path in sorted({row.path.format(**world.things) for row in rows() if row.method == "GET"}):
        if not _is_ours(path):
            continue
        drawn = client.get(path)
        page = "" if drawn.streaming else drawn.content.decode(errors="replace")
        for hostile in values:
            for method, address, typed in _tries(path, page, names, hostile):
                with transaction.atomic():
                    status = _status(client, method, address, typed)
                    transaction.set_rollback(True)
                asked += 1
                if status >= 500:
                    broken[f"{method} {address}"] = hostile[:10]
    assert broken == {}
    proof(f"hostile values {role}", asked=asked, broken=0)


def _status(client: Client, method: str, address: str, typed: dict[str, str]) -> int:
    sent = {name: value.encode("utf-8", "surrogatepass").decode("latin-1") if "\ud800" in value else value for name, value in typed.items()}
    return (client.get(address, sent) if method == "GET" else client.post(address, sent)).status_code
