"""Officers decide on dossiers: the queue, the checks, the decision, and two officers at once."""

import re
import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from marketplace.lifecycles import ActionRefused
from sellers.accounts.actions.approve_registration import approve_registration
from sellers.accounts.actions.check_identity import check_identity
from sellers.accounts.actions.reject_registration import reject_registration
from sellers.accounts.models import BusinessRegistration, PersonalIdOpening, Seller
from tests.factories.people import officer, signed_in
from tests.factories.sellers import ALL_AGREES, registration

ALL_TICKED = dict.fromkeys(("card_legible", "name_agrees", "born_agrees", "number_agrees", "named_on_certificate"), "on")


def url(name: str, dossier: BusinessRegistration) -> str:
    return reverse(f"console:{name}", args=[dossier.public_id])


@pytest.fixture
def desk(db: None) -> Client:
    return signed_in(officer())


def test_queue_puts_the_nearest_due_date_first(desk: Client) -> None:
    late, early = registration("submitted"), registration("submitted")
    BusinessRegistration.objects.filter(pk=early.pk).update(due_on="2026-01-05")
    page = desk.get(reverse("console:registrations"))
    assert [row.row.pk for row in page.context["table"].rows] == [early.pk, late.pk]


def test_queue_finds_a_dossier_by_name_without_tones_and_by_code(desk: Client) -> None:
    wanted = registration("submitted", legal_name="Hộ kinh doanh Bánh tráng Út Hương", stall_name="")
    registration("submitted")
    for q in ("banh trang ut huong", wanted.code, wanted.code.lower().replace("-", " ")):
        page = desk.get(reverse("console:registrations"), {"q": q})
        assert [row.row.pk for row in page.context["table"].rows] == [wanted.pk], q


def test_share_decided_on_time_is_shown(desk: Client) -> None:
    registration("approved")
    late = registration("rejected")
    BusinessRegistration.objects.filter(pk=late.pk).update(on_time=False)
    assert desk.get(reverse("console:registrations")).context["punctuality"].share == 0.5


@pytest.mark.parametrize("rows", [3, 30])
def test_queue_asks_the_same_number_of_questions_for_any_number_of_dossiers(
    desk: Client, rows: int, django_assert_max_num_queries: object
) -> None:
    first = registration("submitted")
    values = BusinessRegistration.objects.filter(pk=first.pk).values().get()
    for drop in ("id", "public_id", "code"):
        values.pop(drop)
    BusinessRegistration.objects.bulk_create([BusinessRegistration(**values, code=f"HS-2611-{number:06d}") for number in range(rows - 1)])
    desk.get(reverse("console:registrations"))
    with django_assert_max_num_queries(10) as asked:  # type: ignore[operator]
        desk.get(reverse("console:registrations"), {"stage": "all"})
    assert len(asked) <= 10


def test_officer_checks_approves_and_the_next_dossier_opens(desk: Client) -> None:
    dossier, following = registration("submitted"), registration("submitted")
    early = desk.post(url("registration_approve", dossier), {"round": 1})
    assert early.status_code == 409
    assert not Seller.objects.exists()
    assert desk.post(url("registration_identity", dossier), ALL_TICKED).status_code == 302
    answer = desk.post(url("registration_approve", dossier), {"round": 1})
    assert answer.url == url("registration", following)
    dossier.refresh_from_db()
    assert dossier.is_approved
    assert dossier.seller.partner.is_trading
    assert dossier.seller.memberships.get().user == dossier.applicant


def test_dossier_is_returned_with_a_picked_text_and_a_written_one(desk: Client) -> None:
    dossier = registration("submitted")
    page = desk.get(url("registration", dossier))
    text = page.context["return_form"].fields["picked"].choices[0][0]
    sent = {"return-round": 1, "return-picked": [text], "return-reason": "Chụp lại mặt sau."}
    assert desk.post(url("registration_return", dossier), sent).status_code == 302
    dossier.refresh_from_db()
    assert dossier.is_returned
    assert dossier.reason == f"{text}\nChụp lại mặt sau."


def test_return_without_a_reason_is_refused_and_changes_nothing(desk: Client) -> None:
    dossier = registration("submitted")
    answer = desk.post(url("registration_return", dossier), {"return-round": 1})
    assert answer.status_code == 422
    dossier.refresh_from_db()
    assert dossier.is_waiting


def test_tax_code_with_a_failing_check_digit_needs_an_officers_reason(desk: Client) -> None:
    dossier = registration("submitted", tax_code="3900000016")
    assert dossier.needs_tax_override
    desk.post(url("registration_identity", dossier), ALL_TICKED)
    assert desk.post(url("registration_approve", dossier), {"round": 1}).status_code == 409
    assert desk.post(url("registration_tax_code", dossier), {"tax-reason": "Đúng như giấy."}).status_code == 302
    assert desk.post(url("registration_approve", dossier), {"round": 1}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.is_approved
    assert dossier.tax_override_reason == "Đúng như giấy."


def test_personal_id_number_opens_once_with_a_reason_on_record(desk: Client) -> None:
    dossier = registration("submitted")
    number = dossier.personal_id
    assert number not in desk.get(url("registration", dossier)).content.decode()
    assert desk.post(url("registration_reveal", dossier), {}).status_code == 422
    assert not PersonalIdOpening.objects.exists()
    opened = desk.post(url("registration_reveal", dossier), {"reveal-reason": "Đối chiếu căn cước."})
    assert number in opened.content.decode()
    assert PersonalIdOpening.objects.get().reason == "Đối chiếu căn cước."
    assert number not in desk.get(url("registration", dossier)).content.decode()


def test_decision_on_an_older_submission_than_the_present_one_is_refused(desk: Client) -> None:
    dossier = registration("submitted")
    BusinessRegistration.objects.filter(pk=dossier.pk).update(round=2)
    answer = desk.post(url("registration_reject", dossier), {"reject-round": 1, "reject-reason": "Không hợp lệ."})
    assert answer.status_code == 409
    dossier.refresh_from_db()
    assert dossier.is_waiting


def sent_again(page: str, form: str) -> dict[str, str]:
    """What the form of that prefix would send as it stands on the page: its hidden round and the reason in its box."""
    [number] = re.findall(rf'name="{form}-round" value="(\d+)"', page)
    [reason] = re.findall(rf'<textarea name="{form}-reason"[^>]*>\s*(.*?)</textarea>', page, re.DOTALL)
    return {f"{form}-round": number, f"{form}-reason": reason}


@pytest.mark.parametrize(("form", "name"), [("return", "registration_return"), ("reject", "registration_reject")])
def test_officer_who_reads_the_newer_submission_sends_the_reason_that_he_had_typed(desk: Client, form: str, name: str) -> None:
    dossier = registration("submitted")
    text = desk.get(url("registration", dossier)).context[f"{form}_form"].fields["picked"].choices[0][0]
    BusinessRegistration.objects.filter(pk=dossier.pk).update(round=2)
    sent = {f"{form}-round": 1, f"{form}-picked": [text], f"{form}-reason": "Ảnh mặt sau bị mờ."}
    refused = desk.post(url(name, dossier), sent)
    assert refused.status_code == 409
    page = refused.content.decode()
    assert f'<details id="{form}" open>' in page
    assert refused.context[f"{form}_form"]["picked"].value() == [text]
    assert desk.post(url(name, dossier), {**sent_again(page, form), f"{form}-picked": [text]}).status_code == 302
    dossier.refresh_from_db()
    assert not dossier.is_waiting
    assert dossier.reason == f"{text}\nẢnh mặt sau bị mờ."


def test_second_officer_is_told_who_was_quicker_and_nothing_changes(desk: Client) -> None:
    quicker = officer(full_name="Lê Thị Nhanh")
    dossier = registration("submitted")
    signed_in(quicker).post(url("registration_reject", dossier), {"reject-round": 1, "reject-reason": "Hết hạn."})
    answer = desk.post(url("registration_return", dossier), {"return-round": 1, "return-reason": "Bổ sung."})
    assert answer.status_code == 409
    assert "Lê Thị Nhanh" in answer.context["refusal"]
    dossier.refresh_from_db()
    assert dossier.is_rejected
    assert dossier.decided_by == quicker
    assert dossier.reason == "Hết hạn."


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Runs the acts in the same moment, each on a connection of its own."""
    barrier, outcomes = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            barrier.wait()
            act()
            outcomes.append("done")
        except ActionRefused:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(3))
def test_of_two_officers_who_decide_in_the_same_moment_one_is_refused(attempt: int) -> None:
    one, other = officer(), officer()
    dossier = registration("submitted")
    check_identity(dossier, by=one, checker=ALL_AGREES)
    mine, theirs = (BusinessRegistration.objects.get(pk=dossier.pk) for _copy in range(2))
    outcomes = at_once(
        partial(approve_registration, mine, by=one, round=1),
        partial(reject_registration, theirs, by=other, reason="Không hợp lệ.", round=1),
    )
    assert outcomes == ["done", "refused"]
    dossier.refresh_from_db()
    assert Seller.objects.filter(registration=dossier).exists() == dossier.is_approved
