"""Two officers decide on one certificate at the same moment: one of them wins, and the other is told."""

from collections.abc import Callable
from threading import Barrier

import pytest

from marketplace.lifecycles import ActionRefused
from sellers.certificates import writing
from sellers.certificates.actions import submit_certificate as submitting
from sellers.certificates.actions.approve_certificate import approve_certificate
from sellers.certificates.actions.reject_certificate import reject_certificate
from sellers.certificates.actions.resubmit_certificate import resubmit_certificate
from sellers.certificates.actions.submit_certificate import submit_certificate
from sellers.certificates.content import CertificateContent
from sellers.certificates.errors import NumberTaken, TooManyWaiting
from sellers.certificates.models import Certificate
from tests.factories.certificates import REASON, certificate, content
from tests.factories.people import officer
from tests.factories.sellers import pdf, seller
from tests.races.rivals import PATIENCE, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def wins(act: Callable[[], object]) -> Callable[[], int]:
    """1 when it was done, 0 when another was quicker."""

    def run() -> int:
        try:
            act()
        except (ActionRefused, NumberTaken, TooManyWaiting):
            return 0
        return 1

    return run


def test_one_of_two_officers_decides() -> None:
    made = certificate("submitted", code="haccp")
    first, second = officer(), officer()

    def read() -> Certificate:
        return Certificate.objects.get(pk=made.pk)

    done = at_once(
        wins(lambda: approve_certificate(certificate=read(), by=first, round=1)),
        wins(lambda: reject_certificate(certificate=read(), by=second, reason=REASON, round=1)),
    )
    assert sorted(done) == [0, 1]
    made.refresh_from_db()
    assert made.decided_by == (first if done[0] else second)
    assert made.is_approved is bool(done[0])


def test_without_the_lock_both_would_believe_that_they_had_decided() -> None:
    """The control: both have read the row before either writes it."""
    made = certificate("submitted", code="haccp")
    read = [Certificate.objects.get(pk=made.pk) for _ in range(2)]

    def writes(mine: Certificate, action: str) -> Callable[[], int]:
        def run() -> int:
            mine.state = mine.lifecycle.next(mine.state, action)
            mine.save()
            return 1

        return run

    assert at_once(writes(read[0], "approve"), writes(read[1], "reject")) == [1, 1]


def test_the_same_paper_sent_twice_at_once_makes_one_certificate() -> None:
    shop = seller()
    owner = shop.members.get()
    said = content("haccp", number="12/MH")
    done = at_once(*[wins(lambda: submit_certificate(seller=shop, content=said, upload=pdf(), by=owner)) for _ in range(2)])
    assert sorted(done) == [0, 1]
    assert Certificate.objects.count() == 1


def test_a_number_that_is_handed_in_while_another_is_corrected_to_it_stands_once() -> None:
    returned = certificate("returned", code="haccp")
    owner = returned.seller.members.get()
    said = content("haccp", number="12/MH")
    done = at_once(
        wins(lambda: submit_certificate(seller=returned.seller, content=said, upload=pdf(), by=owner)),
        wins(lambda: resubmit_certificate(certificate=Certificate.objects.get(pk=returned.pk), content=said, by=owner)),
    )
    assert sorted(done) == [0, 1]
    assert Certificate.objects.filter(number="12/MH").count() == 1


def last_place_twice() -> list[Callable[[], int]]:
    """Two papers of one seller, of whom one more may be undecided."""
    shop = seller()
    owner = shop.members.get()
    said = [content("haccp") for _ in range(2)]
    return [wins(lambda one=one: submit_certificate(seller=shop, content=one, upload=pdf(), by=owner)) for one in said]  # type: ignore[misc]


def test_the_last_place_among_the_undecided_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_UNDECIDED", 1)
    assert sorted(at_once(*last_place_twice())) == [0, 1]
    assert Certificate.objects.count() == 1


def test_without_the_lock_on_their_seller_both_would_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: both have counted before either is written."""
    counted = Barrier(2)

    def after_both_counted(made: Certificate, said: CertificateContent) -> None:
        counted.wait(PATIENCE)
        writing.take_over(made, said)

    monkeypatch.setattr(writing, "MOST_UNDECIDED", 1)
    monkeypatch.setattr(writing, "lock_all", lambda _rows: [])
    monkeypatch.setattr(submitting, "take_over", after_both_counted)
    assert at_once(*last_place_twice()) == [1, 1]
