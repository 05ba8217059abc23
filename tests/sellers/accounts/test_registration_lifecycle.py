"""Every action on a dossier in every state: what it leads to, and that a refusal changes nothing."""

import datetime as dt
from collections.abc import Callable

import pytest

from marketplace.lifecycles import ActionRefused, BusinessError, NotAllowed
from marketplace.media.documents.models import PrivateDocument
from marketplace.people.models import User
from sellers.accounts.actions.approve_registration import approve_registration
from sellers.accounts.actions.attach_document import attach_document
from sellers.accounts.actions.check_identity import check_identity
from sellers.accounts.actions.clear_card import clear_card
from sellers.accounts.actions.edit_registration import edit_registration
from sellers.accounts.actions.lapse_registration import lapse_registration
from sellers.accounts.actions.override_tax_code import override_tax_code
from sellers.accounts.actions.reject_registration import reject_registration
from sellers.accounts.actions.return_registration import return_registration
from sellers.accounts.actions.submit_registration import submit_registration
from sellers.accounts.actions.warn_of_lapse import warn_of_lapse
from sellers.accounts.actions.withdraw_registration import withdraw_registration
from sellers.accounts.lifecycle import REGISTRATION, RegistrationState
from sellers.accounts.models import BusinessRegistration, Seller, SellerIdentity
from tests.factories.people import officer, person
from tests.factories.sellers import ALL_AGREES, pdf, registration, regulation

pytestmark = pytest.mark.django_db

Act = Callable[[BusinessRegistration, User], object]
BY_APPLICANT: dict[str, Act] = {
    "edit": lambda dossier, by: edit_registration(dossier, by=by, changes={"legal_name": "Tên mới"}),
    "submit": lambda dossier, by: submit_registration(dossier, by=by, accepts=regulation()),
    "withdraw": lambda dossier, by: withdraw_registration(dossier, by=by),
}
BY_OFFICER: dict[str, Act] = {
    "check_identity": lambda dossier, by: check_identity(dossier, by=by, checker=ALL_AGREES),
    "override_tax_code": lambda dossier, by: override_tax_code(dossier, by=by, reason="Đã đối chiếu giấy chứng nhận."),
    "return": lambda dossier, by: return_registration(dossier, by=by, reason="Thiếu giấy.", round=dossier.round),
    "approve": lambda dossier, by: (
        REGISTRATION.allows(dossier.state, "approve") and check_identity(dossier, by=by, checker=ALL_AGREES),
        approve_registration(dossier, by=by, round=dossier.round),
    ),
    "reject": lambda dossier, by: reject_registration(dossier, by=by, reason="Không đủ điều kiện.", round=dossier.round),
}
BY_EXCHANGE: dict[str, Act] = {
    "warn": lambda dossier, by: warn_of_lapse(out_of_time(dossier)),
    "lapse": lambda dossier, by: lapse_registration(out_of_time(dossier)),
    "clear_card": lambda dossier, by: clear_card(with_an_old_card(dossier)),
}
ACTS = BY_APPLICANT | BY_OFFICER | BY_EXCHANGE


def out_of_time(dossier: BusinessRegistration) -> BusinessRegistration:
    """The last day for the supplement, if one is waited for, was long ago."""
    BusinessRegistration.objects.with_applicant().filter(pk=dossier.pk).update(supplement_by=dt.date(2026, 1, 5))
    return dossier


def with_an_old_card(dossier: BusinessRegistration) -> BusinessRegistration:
    """The pictures of the card were attached long ago."""
    papers = dossier.documents.of_identity_card().values("document")
    PrivateDocument.objects.filter(pk__in=papers).update(created_at=dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
    return dossier


def everything(dossier: BusinessRegistration) -> tuple[object, ...]:
    row = BusinessRegistration.objects.filter(pk=dossier.pk).values().get()
    papers = sorted(dossier.documents.values_list("slot", "document_id"))
    return (row, papers, Seller.objects.count(), SellerIdentity.objects.count())


def test_every_action_of_the_table_is_tried() -> None:
    assert sorted(ACTS) == sorted(REGISTRATION.actions())


@pytest.mark.parametrize(("state", "action", "after"), list(REGISTRATION.pairs()))
def test_action_leads_where_the_table_says_or_changes_nothing(state: str, action: str, after: str | None) -> None:
    dossier = registration(state)
    by = dossier.applicant if action in BY_APPLICANT else officer()
    before = everything(dossier)
    if after is None:
        with pytest.raises(ActionRefused):
            ACTS[action](dossier, by)
        assert everything(dossier) == before
        return
    ACTS[action](dossier, by)
    dossier.refresh_from_db()
    assert dossier.state == after


@pytest.mark.parametrize("action", BY_APPLICANT)
def test_another_person_cannot_touch_the_dossier(action: str) -> None:
    dossier = registration("draft")
    before = everything(dossier)
    for stranger in (person(), officer()):
        with pytest.raises(NotAllowed):
            BY_APPLICANT[action](dossier, stranger)
    assert everything(dossier) == before


@pytest.mark.parametrize("action", BY_OFFICER)
def test_only_an_officer_decides_and_never_on_his_own_dossier(action: str) -> None:
    own = officer()
    dossier = registration("submitted", applicant=own)
    before = everything(dossier)
    for by in (person(), own):
        with pytest.raises(NotAllowed):
            BY_OFFICER[action](dossier, by)
    assert everything(dossier) == before


@pytest.mark.parametrize("state", RegistrationState.values)
def test_papers_are_attached_only_while_the_applicant_works_on_the_dossier(state: str) -> None:
    dossier = registration(state)
    before = everything(dossier)
    if dossier.is_editable:
        attach_document(dossier, by=dossier.applicant, slot="certificate", upload=pdf())
        assert everything(dossier) != before
        return
    with pytest.raises(BusinessError):
        attach_document(dossier, by=dossier.applicant, slot="certificate", upload=pdf())
    assert everything(dossier) == before
