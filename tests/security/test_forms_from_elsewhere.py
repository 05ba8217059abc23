"""S7: no form is taken that our own page did not send (ASVS 3.5.1): without the token every POST of every role is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.factories.people import sign_in, superuser
from tests.plugins.reference_rows import _fingerprints as fingerprints
from tests.security.access import ROLES, rows
from tests.security.world import build_world

pytestmark = pytest.mark.django_db

# Wagtail's menus read pages, images and documents here; it takes no POST at all. Ours ask for the token everywhere.
READ_ONLY = "/cms/api/main/"


def test_no_address_takes_forms_without_a_token() -> None:
    exempt = [route for route, view in _views(get_resolver(), "/") if getattr(view, "csrf_exempt", False)]
    assert [route for route in exempt if not route.startswith(READ_ONLY)] == []
    client = sign_in(Client(enforce_csrf_checks=True), superuser())
    assert {client.post(f"{READ_ONLY}{kind}/").status_code for kind in ("pages", "images", "documents")} <= {403, 405}
    assert {client.post(f"{READ_ONLY}{kind}/1/").status_code for kind in ("pages", "images", "documents")} <= {403, 405}


@pytest.mark.parametrize("role", ROLES)
def test_without_a_token_every_post_is_refused_and_changes_nothing(role: str) -> None:
    world = build_world()
    client = Client(enforce_csrf_checks=True)
    if role in world.people:
        sign_in(client, world.people[role])
    tried = {row.path.format(**world.things) for row in rows() if row.method == "POST"}
    before = fingerprints(connection)
    taken = {path: status for path in tried if (status := client.post(path).status_code) != 403}
    assert taken == {}
    assert fingerprints(connection) == before
    assert len(tried) > 100


def test_with_its_token_the_same_form_is_taken() -> None:
    """The control: what is refused above is refused for the token's sake."""
    client = Client(enforce_csrf_checks=True)
    address = "/i18n/setlang/"
    assert client.post(address, {"language": "en"}).status_code == 403
    client.get("/accounts/login/")
    token = client.cookies["csrftoken"].value
    assert client.post(address, {"language": "en", "csrfmiddlewaretoken": token}).status_code == 302


def _views(resolver: URLResolver, route: str) -> Iterator[tuple[str, Any]]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield here, entry.callback
        else:
            yield from _views(entry, here)
