"""The paper of a certificate is seen by the seller's people and by officers, and by nobody else."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from marketplace.language.dates import vietnam_today
from marketplace.media.documents import store
from marketplace.media.documents.links import document_url
from marketplace.media.documents.models import PrivateDocument
from marketplace.rules.values import rule
from sellers.accounts.actions.remove_member import remove_member
from sellers.certificates.actions.resubmit_certificate import resubmit_certificate
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.certificates.erasing import AFTER_END
from sellers.certificates.errors import ContentRefused
from sellers.certificates.models import Certificate
from sellers.certificates.papers import REPLACED, WITHDRAWN
from sellers.certificates.tasks import erase_old_papers
from tests.factories.certificates import certificate, content
from tests.factories.offers import offer
from tests.factories.people import editor, officer, person, signed_in
from tests.factories.sellers import member, pdf, seller

pytestmark = pytest.mark.django_db
DAYS = 365


def lies(made: Certificate) -> bool:
    """Whether its paper is on the disk."""
    return store.path_of(made.document.stored_as).exists()


def refuse(_document: PrivateDocument, _because: str) -> None:
    raise OSError


def run_after(days: float) -> None:
    """The hourly job, so many days from now."""
    with time_machine.travel(timezone.now() + dt.timedelta(days=days), tick=False):
        erase_old_papers()


def test_the_sellers_people_and_officers_open_the_paper_and_nobody_else() -> None:
    made = certificate("submitted", code="haccp")
    owner, colleague = made.seller.members.get(), member(made.seller)
    for reader in (owner, colleague, officer()):
        answer = signed_in(reader).get(document_url(made.document, reader=reader))
        assert answer.status_code == 200
        assert b"".join(answer).startswith(b"%PDF")
    for stranger in (person(), editor(), seller().members.get()):
        assert signed_in(stranger).get(document_url(made.document, reader=stranger)).status_code == 404
    assert signed_in(person()).get(document_url(made.document, reader=owner)).status_code == 404


def test_who_leaves_the_seller_opens_it_no_longer() -> None:
    made = certificate("submitted", code="haccp")
    colleague = member(made.seller)
    address = document_url(made.document, reader=colleague)
    assert signed_in(colleague).get(address).status_code == 200
    remove_member(made.seller.memberships.get(user=colleague), by=made.seller.members.exclude(pk=colleague.pk).get())
    assert signed_in(colleague).get(address).status_code == 404


def test_a_new_paper_erases_the_one_it_replaces(django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    made = certificate("returned", code="haccp")
    old = made.document
    with django_capture_on_commit_callbacks(execute=True):
        resubmit_certificate(certificate=made, content=content("haccp"), upload=pdf(), by=made.seller.members.get())
    old.refresh_from_db()
    assert old.is_erased
    assert not made.document.is_erased


@pytest.mark.django_db(transaction=True)
def test_a_storage_that_does_not_erase_the_old_paper_leaves_the_new_one_and_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = certificate("returned", code="haccp")
    old = made.document
    with monkeypatch.context() as away:
        away.setattr(PrivateDocument, "erase", refuse)
        resubmit_certificate(certificate=made, content=content("haccp"), upload=pdf(), by=made.seller.members.get())
    made.refresh_from_db()
    assert (made.is_waiting, lies(made), store.path_of(old.stored_as).exists()) == (True, True, True)
    erase_old_papers()
    old.refresh_from_db()
    assert (old.erased_because, store.path_of(old.stored_as).exists(), lies(made)) == (REPLACED, False, True)


@pytest.mark.parametrize("state", ["rejected", "revoked", "approved-withdrawn"])
def test_a_paper_goes_so_many_days_after_its_certificate_ended(state: str) -> None:
    assert rule("certificates.paper_days") == DAYS
    made = certificate(state.partition("-")[0], code="haccp")
    if made.is_approved:
        withdraw_certificate(certificate=made, by=made.seller.members.get())
    run_after(DAYS - 0.1)
    assert lies(made)
    run_after(DAYS + 0.1)
    made.document.refresh_from_db()
    assert (lies(made), made.document.erased_because) == (False, AFTER_END)


def test_the_paper_of_one_that_expired_goes_so_many_days_after_its_last_day() -> None:
    last = vietnam_today() + dt.timedelta(days=40)
    made, standing = certificate(code="haccp", expires_on=last), certificate(code="gi", offers=[offer()])
    run_after(40 + DAYS)
    assert lies(made)
    run_after(41 + DAYS)
    assert not lies(made)
    assert lies(standing)


@pytest.mark.parametrize("state", ["submitted", "returned"])
def test_the_paper_of_one_that_is_withdrawn_unchecked_goes_at_once(state: str, django_capture_on_commit_callbacks: Any) -> None:
    made = certificate(state, code="haccp")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_certificate(certificate=made, by=made.seller.members.get())
    made.document.refresh_from_db()
    assert (lies(made), made.document.erased_because) == (False, WITHDRAWN)


def test_a_storage_that_is_away_keeps_no_paper_for_ever(settings: Any, tmp_path: Path) -> None:
    made = certificate("submitted", code="haccp")
    withdraw_certificate(certificate=made, by=made.seller.members.get())  # nothing is committed here, so nothing is erased
    there, settings.PRIVATE_MEDIA_ROOT = settings.PRIVATE_MEDIA_ROOT, tmp_path / "away"
    erase_old_papers()
    settings.PRIVATE_MEDIA_ROOT = there
    made.document.refresh_from_db()
    assert lies(made)
    assert not made.document.is_erased
    erase_old_papers()
    assert not lies(made)


def test_what_lost_its_paper_while_it_was_returned_comes_back_only_with_another() -> None:
    made = certificate("returned", code="haccp", expires_on=vietnam_today() + dt.timedelta(days=1))
    run_after(DAYS + 3)
    assert not lies(made)
    made.refresh_from_db()
    owner = made.seller.members.get()
    with pytest.raises(ContentRefused) as refused:
        resubmit_certificate(certificate=made, content=content("haccp"), by=owner)
    assert refused.value.field == "document"
    made.refresh_from_db()
    assert made.is_returned
    resubmit_certificate(certificate=made, content=content("haccp"), upload=pdf(), by=owner)
    assert made.is_waiting
