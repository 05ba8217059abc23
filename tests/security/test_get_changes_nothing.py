"""S7: opening a page changes nothing (ASVS 3.5.1, 4.1.4): every link is followed as every role, with the database compared."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.factories.people import signed_in
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
