"""The paper of a certificate is seen by the seller's people and by officers, and by nobody else."""

import pytest

from marketplace.media.documents.links import document_url
from sellers.accounts.actions.remove_member import remove_member
from sellers.certificates.actions.resubmit_certificate import resubmit_certificate
from tests.factories.certificates import certificate, content
from tests.factories.people import editor, officer, person, signed_in
from tests.factories.sellers import member, pdf, seller

pytestmark = pytest.mark.django_db


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
