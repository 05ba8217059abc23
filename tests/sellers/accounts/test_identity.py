"""Who stands behind a seller: checks that are only added, numbers that are sealed, and one number for one seller."""

from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from sellers.accounts.actions.approve_registration import approve_registration
from sellers.accounts.actions.check_identity import check_identity
from sellers.accounts.actions.edit_registration import edit_registration
from sellers.accounts.actions.override_tax_code import override_tax_code
from sellers.accounts.actions.return_registration import return_registration
from sellers.accounts.actions.submit_registration import submit_registration
from sellers.accounts.deciding import require_verified, standing_check
from sellers.accounts.errors import IdentityNotChecked, IdentityTaken, ReadAgain
from sellers.accounts.identity_checks import Answer, Claim, OfficerWithPapers
from sellers.accounts.models import BusinessRegistration, Seller, SellerIdentity
from tests.factories.people import officer
from tests.factories.sellers import ALL_AGREES, personal_id, registration

pytestmark = pytest.mark.django_db

TABLES = ["businessregistration", "businessregistrationevent", "selleridentity", "selleridentityevent", "seller", "sellerevent"]


def test_number_lies_sealed_and_nowhere_in_clear() -> None:
    number = personal_id()
    registration("approved", personal_id=number)
    with connection.cursor() as cursor:
        for table in (
            "businessregistration",
            "businessregistrationevent",
            "selleridentity",
            "selleridentityevent",
            "seller",
            "sellerevent",
        ):
            cursor.execute(f"SELECT count(*) FROM seller_accounts_{table} t WHERE t::text LIKE %s", [f"%{number}%"])
            assert cursor.fetchone() == (0,), table
    assert BusinessRegistration.objects.get().personal_id == number


def test_identity_records_cannot_be_changed_or_deleted() -> None:
    registration("approved")
    record = SellerIdentity.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        SellerIdentity.objects.filter(pk=record.pk).update(verdict="rejected")
    with pytest.raises(DatabaseError), transaction.atomic():
        record.delete()
    record.refresh_from_db()
    assert record.is_verified


class AsksElsewhere:
    """A checker behind a network: no transaction of ours stands open while it is asked, and other things happen."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self.meanwhile = meanwhile

    def check(self, claim: Claim) -> Answer:
        assert not connection.in_atomic_block
        self.meanwhile()
        return ALL_AGREES.check(claim)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_somebody_elsewhere_is_asked_who_the_representative_is() -> None:
    dossier, by = registration("submitted"), officer()
    check_identity(dossier, by=by, checker=AsksElsewhere(lambda: override_tax_code(again(dossier), by=by, reason="Đúng như giấy.")))
    assert require_verified(dossier).checked_by == by


@pytest.mark.django_db(transaction=True)
def test_an_answer_about_another_person_than_the_dossier_names_by_now_is_not_kept() -> None:
    dossier, by = registration("submitted"), officer()

    def correct() -> None:
        present = return_registration(again(dossier), by=officer(), reason="Sai tên người đại diện.", round=1)
        edit_registration(present, by=present.applicant, changes={"representative": "Lê Văn Khác"})
        submit_registration(present, by=present.applicant)

    with pytest.raises(ReadAgain):
        check_identity(dossier, by=by, checker=AsksElsewhere(correct))
    assert not SellerIdentity.objects.exists()


def again(dossier: BusinessRegistration) -> BusinessRegistration:
    return BusinessRegistration.objects.get(pk=dossier.pk)


def test_one_disagreement_leaves_the_identity_unverified_and_nobody_is_approved() -> None:
    dossier, by = registration("submitted"), officer()
    findings = OfficerWithPapers(card_legible=True, name_agrees=True, born_agrees=True, number_agrees=False, named_on_certificate=True)
    assert not check_identity(dossier, by=by, checker=findings).is_verified
    with pytest.raises(IdentityNotChecked):
        approve_registration(dossier, by=by, round=1)
    assert not Seller.objects.exists()


def test_check_of_other_data_counts_for_nothing() -> None:
    dossier, by = registration("submitted"), officer()
    check_identity(dossier, by=by, checker=ALL_AGREES)
    return_registration(dossier, by=by, reason="Sai số định danh.", round=1)
    edit_registration(dossier, by=dossier.applicant, changes={"personal_id": personal_id()})
    submit_registration(dossier, by=dossier.applicant)
    assert standing_check(dossier) is None
    with pytest.raises(IdentityNotChecked):
        approve_registration(dossier, by=by, round=2)
    assert not Seller.objects.exists()


def test_one_number_stands_for_one_seller() -> None:
    number, by = personal_id(), officer()
    first, second = registration("submitted", personal_id=number), registration("submitted", personal_id=number)
    for dossier in (first, second):
        check_identity(dossier, by=by, checker=ALL_AGREES)
    approve_registration(first, by=by, round=1)
    with pytest.raises(IdentityTaken):
        approve_registration(second, by=by, round=1)
    assert Seller.objects.count() == 1
    with pytest.raises(IdentityTaken):
        check_identity(second, by=by, checker=ALL_AGREES)
    second.refresh_from_db()
    assert second.is_waiting


def test_keys_can_be_changed() -> None:
    number = personal_id()
    dossier = registration("approved", personal_id=number)
    old = list(settings.PERSONAL_ID_KEYS)  # type: ignore[attr-defined]
    try:
        settings.PERSONAL_ID_KEYS = [Fernet.generate_key().decode(), *old]  # type: ignore[attr-defined]
        call_command("reseal_personal_ids")
        settings.PERSONAL_ID_KEYS = settings.PERSONAL_ID_KEYS[:1]  # type: ignore[attr-defined]
        assert BusinessRegistration.objects.get(pk=dossier.pk).personal_id == number
        assert SellerIdentity.objects.get().masked_personal_id.endswith(number[-4:])
    finally:
        settings.PERSONAL_ID_KEYS = old  # type: ignore[attr-defined]
