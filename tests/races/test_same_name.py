"""Two businesses of one name are approved in the same moment: both become sellers, each under an address of his own."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import IntegrityError, connection, connections, transaction

from sellers.accounts.actions import approve_registration as module
from sellers.accounts.actions.approve_registration import approve_registration
from sellers.accounts.actions.check_identity import check_identity
from sellers.accounts.deciding import require_verified
from sellers.accounts.models import BusinessRegistration, Seller
from tests.factories.people import officer
from tests.factories.sellers import ALL_AGREES, registration

pytestmark = pytest.mark.django_db(transaction=True)

Outcome = TypeVar("Outcome")
PATIENCE = 30
WAITS_FOR_US = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"


def ready(by: object) -> BusinessRegistration:
    dossier = registration("submitted", stall_name="Tiệm bánh Cô Ba")
    check_identity(dossier, by=by, checker=ALL_AGREES)
    return dossier


def until_somebody_waits() -> None:
    with connection.cursor() as cursor:
        for _ in range(PATIENCE * 20):
            cursor.execute(WAITS_FOR_US)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.05)
    raise AssertionError("nobody came in between")


def in_the_middle_of_another_approval(act: Callable[[], Outcome]) -> Outcome:
    """What `act` gives when it begins before another approval of that name commits, and meets it in the database."""
    by = officer()
    first = ready(by)

    def run() -> Outcome:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            approve_registration(first, by=by, round=1)
            outcome = pool.submit(run)
            until_somebody_waits()
        return outcome.result(PATIENCE)


def test_both_become_sellers() -> None:
    by = officer()
    dossier = ready(by)
    second = in_the_middle_of_another_approval(lambda: approve_registration(dossier, by=by, round=1))
    assert second.slug.startswith("tiem-banh-co-ba-")
    assert Seller.objects.exclude(pk=second.pk).get().slug == "tiem-banh-co-ba"
    assert BusinessRegistration.objects.get(pk=dossier.pk).seller == second
    assert second.partner.is_trading


def test_control_who_does_not_try_again_fails() -> None:
    dossier = ready(officer())

    def once() -> object:
        with transaction.atomic():
            return module._written(dossier, require_verified(dossier))

    with pytest.raises(IntegrityError):
        in_the_middle_of_another_approval(once)
    assert Seller.objects.count() == 1
