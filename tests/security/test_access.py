"""Every address of the exchange × every role × GET and POST answers as the reviewed tables say (ASVS 8.2.1, 8.2.2, 8.4.1)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.factories.people import signed_in
from tests.security.access import METHODS, ROLES, Row, addresses, rows
from tests.security.world import World, build_world

ROWS = rows()


# Marked, so that pytest-django makes the test database: it looks at marks, and `world` below cannot carry one.
@pytest.mark.django_db
def test_every_address_has_its_rows() -> None:
    prefixes = [row.name.removeprefix("prefix:") for row in ROWS if row.name.startswith("prefix:")]
    named = {(row.name, row.method) for row in ROWS}
    missing = sorted(
        f"{address.name or '(no name)'} {method} {address.route}"
        for address in addresses()
        for method in METHODS
        if (address.name, method) not in named and not any(address.route.startswith(prefix) for prefix in prefixes)
    )
    assert missing == []


def test_no_row_is_left_of_an_address_that_is_gone() -> None:
    known = {address.name for address in addresses()}
    assert sorted({row.name for row in ROWS if not row.name.startswith("prefix:") and row.name not in known}) == []


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all rows; every request is rolled back."""
    name = str(connection.settings_dict["NAME"])
    assert name.startswith("exchange_test_"), f"{name} is not a test database; run the whole file"
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def clients(world: World, django_db_blocker: Any) -> dict[str, Client]:
    """A signed-in client per role."""
    with django_db_blocker.unblock():
        return {role: signed_in(world.people[role]) if role in world.people else Client() for role in ROLES}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_address_answers_each_role_as_reviewed(row: Row, world: World, clients: dict[str, Client], django_db_blocker: Any) -> None:
    path = row.path.format(**world.things)
    answers = {}
    with django_db_blocker.unblock():
        for role, client in clients.items():
            cookies = client.cookies.copy()
            with transaction.atomic():
                answers[role] = _answer(client, row.method, path)
                transaction.set_rollback(True)
            client.cookies = cookies
    wrong = {role: f"{answer}, not {row.expected[role]}" for role, answer in answers.items() if not _matches(answer, row.expected[role])}
    assert wrong == {}


def _answer(client: Client, method: str, path: str) -> str:
    response = client.get(path) if method == "GET" else client.post(path)
    location = response.get("Location", "")
    if response.status_code == 302 and "/accounts/login" in location:
        return "login"
    if response.status_code == 302 and "/accounts/2fa" in location:
        return "second"
    return str(response.status_code)


def _matches(answer: str, expected: str) -> bool:
    return answer in expected.split("|")
