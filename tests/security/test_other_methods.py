"""S1, the methods that the tables of access do not name: no address takes PUT, PATCH or DELETE of anybody (ASVS 8.2.1, 13.4.4)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.people import signed_in
from tests.security.access import ROLES, rows
from tests.security.crawling import WRITE
from tests.security.world import World, build_world

pytestmark = pytest.mark.django_db
OTHERS = ("PUT", "PATCH", "DELETE")
REFUSED = {302, 403, 404, 405}
FORM = "application/x-www-form-urlencoded"


def paths(world: World) -> set[str]:
    return {row.path.format(**world.things) for row in rows()}


@pytest.mark.parametrize("role", ROLES)
def test_no_address_takes_another_method_and_nothing_is_written(role: str) -> None:
    world = build_world()
    client = signed_in(world.people[role]) if role in world.people else Client()
    tried = [(path, method) for path in paths(world) for method in OTHERS]
    with CaptureQueriesContext(connection) as asked:
        answers = {each: client.generic(each[1], each[0], "action=approve", FORM).status_code for each in tried}
    assert {where: status for where, status in answers.items() if status not in REFUSED} == {}
    assert [query["sql"] for query in asked if WRITE.match(query["sql"])] == []
    assert len(answers) > 300


def test_without_the_door_libraries_answer_them(settings: Any) -> None:
    """The control."""
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if each != "marketplace.methods.ReadAndSent"]
    assert Client().put("/accounts/login/").status_code == 200
    assert Client().delete("/").status_code == 200
