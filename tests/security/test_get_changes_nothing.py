"""S7: opening a page changes nothing (ASVS 3.5.1, 4.1.4): every link is followed as every role, with the database compared.

One thing it does change: what a guest put into his basket joins his own on the first page after he signed in.
"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from marketplace.commerce.basket.models import Basket
from tests.factories.commerce import basket as basket_of
from tests.factories.commerce import goods
from tests.factories.people import person, sign_in, signed_in
from tests.plugins.proofs import scaled
from tests.plugins.reference_rows import _fingerprints as fingerprints
from tests.security.access import ROLES, rows
from tests.security.crawling import Crawl
from tests.security.world import build_world

pytestmark = pytest.mark.django_db
# What reading may write, and why.
ALLOWED = {
    "django_session": "who is signed in, since when, and what the next page shall say",
    "rules_allowance": "how often somebody has asked (limits)",
    "django_cache": "how often somebody has tried to sign in (limits)",
    "wagtailcore_pagesubscription": "Wagtail notes who has a page's editor open",
    "wagtailadmin_editingsession": "Wagtail notes who has a page's editor open",
}
JOINED = {"basket_basket", "basket_line"}
STARTS = (
    "/",
    "/en/",
    "/search/",
    "/tro-giup/",
    "/gian-lam-viec/",
    "/dieu-hanh/",
    "/cms/",
    "/quan-tri-du-lieu/",
    "/don-hang/",
    "/thong-bao/",
)


@pytest.mark.parametrize("role", ROLES)
def test_following_every_link_changes_nothing(role: str, proof: Any) -> None:
    world = build_world()
    client = signed_in(world.people[role]) if role in world.people else Client()
    before = fingerprints(connection)
    starts = [*STARTS, *(row.path.format(**world.things) for row in rows() if row.method == "GET")]
    crawl = Crawl(client, samples=scaled(2, 5), most=scaled(250, 3_000)).run(starts)
    after = fingerprints(connection)
    changed = {table for table, mark in after.items() if mark != before.get(table)}
    # The counts of the limits show that both ways of looking see what is written.
    assert "rules_allowance" in changed & {table for table, _path in crawl.written}
    assert {table: path for table, path in sorted(crawl.written) if table not in ALLOWED} == {}
    assert changed - set(ALLOWED) == set()
    assert {address: status for address, status in crawl.statuses.items() if status >= 500} == {}
    assert sum(status == 200 for status in crawl.statuses.values()) > 40
    proof(f"S7 {role}", pages=len(crawl.statuses), changes=0)


def test_the_first_page_after_signing_in_joins_the_guests_basket_once_and_changes_nothing_else() -> None:
    who, kept, picked = person(), goods(), goods()
    own, client = basket_of((kept, 1), owner=who), Client()
    client.post(f"/gio-hang/them/{picked.offer_id}/", {"quantity": "2"})
    sign_in(client, who)
    before = fingerprints(connection)
    client.get("/tro-giup/")
    joined = fingerprints(connection)
    assert {table for table, mark in joined.items() if mark != before[table]} - set(ALLOWED) == JOINED
    assert dict(own.lines.values_list("product", "quantity")) == {kept.product_id: 1, picked.product_id: 2}
    assert Basket.open.get() == own
    client.get("/gio-hang/")
    after = fingerprints(connection)
    assert {table for table, mark in after.items() if mark != joined[table]} - set(ALLOWED) == set()
