"""The trail of what happened is only added to: row by row and as a whole, also by the exchange itself."""

import os
from collections.abc import Callable

import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from pghistory.models import Event

from deploy.local.checkout import ROOT
from search.backends.engines import postgresql
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement, PersonalIdOpening, SellerIdentity
from tests.factories.offers import offer
from tests.factories.people import officer, person

pytestmark = pytest.mark.django_db
TRAILS: list[type[models.Model]] = [
    *(model for model in apps.get_models() if issubclass(model, Event) and not model._meta.proxy and model._meta.managed),
    SellerIdentity,
    PersonalIdOpening,
]


def refuses(statement: str, words: str = "Cannot ") -> bool:
    """Whether the database says no with these words; by default those of the trails' own triggers."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as refused:
        return words in str(refused)
    return False


def test_there_are_trails_of_people_sellers_and_offers() -> None:
    assert {"people_accountchange", "seller_accounts_sellerevent", "offers_offertrail"} <= {trail._meta.db_table for trail in TRAILS}


@pytest.mark.parametrize("trail", TRAILS, ids=lambda trail: trail._meta.db_table)
def test_no_trail_can_be_emptied(trail: type[models.Model]) -> None:
    assert refuses(f"TRUNCATE {trail._meta.db_table} CASCADE")


def test_what_was_written_stands_after_every_attempt() -> None:
    offer()
    person()
    for table in ("offers_offertrail", "people_accountchange"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            (before,) = cursor.fetchone()
            assert before
            for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET pgh_label = ''", f"TRUNCATE {table}"):
                assert refuses(statement), statement
            cursor.execute(f"SELECT count(*) FROM {table} WHERE pgh_label <> ''")
            assert cursor.fetchone() == (before,)


def test_emptying_what_a_trail_hangs_on_is_refused_too() -> None:
    assert refuses("TRUNCATE seller_accounts_businessregistration CASCADE")


@pytest.fixture
def at_work() -> None:
    """This test's connection with the rights that web and worker have behind the second wall."""
    role = f"exchange_at_work_{os.getpid()}"
    rights = (ROOT / "deploy" / "trail_rights.sql").read_text().replace("exchange_at_work", role)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role} NOSUPERUSER")
        cursor.execute(rights.replace("%", "%%"), [])
        cursor.execute(f"SET LOCAL ROLE {role}")


@pytest.mark.usefixtures("at_work")
@pytest.mark.parametrize("trail", TRAILS, ids=lambda trail: trail._meta.db_table)
def test_behind_the_second_wall_a_trail_stands_even_when_its_triggers_are_told_to_rest(trail: type[models.Model]) -> None:
    table, column = trail._meta.db_table, trail._meta.pk.column
    with pgtrigger.ignore():
        for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}", f"TRUNCATE {table}"):
            assert refuses(statement, "permission denied"), statement


@pytest.mark.usefixtures("at_work")
def test_behind_the_second_wall_the_exchange_goes_on_and_its_trail_grows(drain_jobs: Callable[..., list[str]]) -> None:
    made = offer()
    suspend_at_once(made.seller, by=officer(), ground=Enforcement.Ground.SERIOUS, reason="Vi phạm nghiêm trọng")
    assert drain_jobs()
    with connection.cursor() as cursor:
        for table in ("offers_offertrail", "seller_accounts_sellerevent", "seller_accounts_enforcementevent", "people_accountchange"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone()[0], table
    assert postgresql().rebuild([]) == 0
    assert refuses("DELETE FROM pghistory_context", "permission denied")
