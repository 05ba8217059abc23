"""S7: no form is taken that our own page did not send (ASVS 3.5.1): without the token every POST of every role is refused."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet

from marketplace.content.models import NewsPage
from tests.content.stories import piece_of_news
from tests.factories.people import sign_in, superuser
from tests.plugins.reference_rows import _fingerprints as fingerprints
from tests.security.access import ROLES, rows
from tests.security.world import build_world

pytestmark = pytest.mark.django_db

# Wagtail's editor reads pages, images and documents here and acts on pages. Its framework lifts Django's guard from these views and asks
# for the token itself, of everybody who is signed in by a session. Ours ask for the token everywhere.
EDITORS_API = "/cms/api/main/"
READ_ONLY = ("pages", "images", "documents")
ACTIONS = sorted(PagesAdminAPIViewSet.actions)


def test_no_address_takes_forms_without_a_token() -> None:
    exempt = [route for route, view in _views(get_resolver(), "/") if getattr(view, "csrf_exempt", False)]
    assert [route for route in exempt if not route.startswith(EDITORS_API)] == []
    client = sign_in(Client(enforce_csrf_checks=True), superuser())
    assert {client.post(f"{EDITORS_API}{kind}/").status_code for kind in READ_ONLY} <= {403, 405}
    assert {client.post(f"{EDITORS_API}{kind}/1/").status_code for kind in READ_ONLY} <= {403, 405}


def test_without_a_token_nobody_acts_on_a_page_of_the_editors() -> None:
    """Whatever the editors' API can do to a page, for a superuser; with the token the same POST is taken."""
    piece, client = piece_of_news(), sign_in(Client(enforce_csrf_checks=True), superuser())
    client.get("/accounts/password/change/")
    before = fingerprints(connection)
    answers = {action: client.post(_acting(piece, action), _wanted(piece)).status_code for action in ACTIONS}
    assert answers == dict.fromkeys(ACTIONS, 403)
    assert fingerprints(connection) == before
    token = client.cookies["csrftoken"].value
    assert client.post(_acting(piece, "unpublish"), _wanted(piece), headers={"X-CSRFToken": token}).status_code == 200
    piece.refresh_from_db()
    assert not piece.live


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


def _acting(piece: NewsPage, action: str) -> str:
    return f"{EDITORS_API}pages/{piece.pk}/action/{action}/"


def _wanted(piece: NewsPage) -> dict[str, object]:
    """What the actions ask for, so that none is refused for the want of it."""
    return {"destination_page_id": piece.get_parent().pk, "slug": "ban-sao", "title": "Bản sao", "revision_id": piece.latest_revision_id}


def _views(resolver: URLResolver, route: str) -> Iterator[tuple[str, Any]]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield here, entry.callback
        else:
            yield from _views(entry, here)
