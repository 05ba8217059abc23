"""Officers check certificates in the order they came, beside the paper, with reasons, and never decide twice."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.language.dates import vietnam_today
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.certificates.models import Certificate
from tests.factories.certificates import REASON, certificate
from tests.factories.offers import offer
from tests.factories.people import officer, signed_in
from tests.factories.sellers import member, seller

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return signed_in(officer())


def waiting(hours: int = 0, **fields: Any) -> Certificate:
    made = certificate("submitted", code=fields.pop("code", "haccp"), **fields)
    Certificate.objects.filter(pk=made.pk).update(submitted_at=timezone.now() - dt.timedelta(hours=hours))
    made.refresh_from_db()
    return made


def decide(desk: Client, name: str, of: Certificate, **said: Any) -> Any:
    return desk.post(reverse(f"console:certificate_{name}", args=[of.pk]), {"round": of.round, **said})


def test_the_queue_shows_the_longest_waiting_first_and_what_is_late(desk: Client) -> None:
    new, old = waiting(1), waiting(80)
    text = desk.get(reverse("console:certificates")).content.decode()
    assert text.index(old.number) < text.index(new.number)
    assert text.count("tag--bad") == 1
    home = desk.get(reverse("console:home")).content.decode()
    assert "Giấy chứng nhận cần kiểm tra" in home


def test_the_list_is_narrowed_by_stage_kind_number_and_seller(desk: Client) -> None:
    ours, theirs, stands = waiting(number="AB/77"), waiting(code="food-safety"), certificate(code="iso-22000")

    def found(query: str) -> set[int]:
        page = desk.get(f"{reverse('console:certificates')}?{query}").content.decode()
        return {each.pk for each in (ours, theirs, stands) if each.number in page}

    assert found("") == {ours.pk, theirs.pk}
    assert found("q=ab%2F77") == {ours.pk}
    assert found("kind=food-safety") == {theirs.pk}
    assert found("kind=nothing-of-ours") == {ours.pk, theirs.pk}
    assert found("stage=da-kiem") == {stands.pk}
    assert found("stage=tat-ca") == {ours.pk, theirs.pk, stands.pk}
    assert found(f"q={theirs.seller.legal_name.split()[4]}") <= {ours.pk, theirs.pk}
    exported = desk.get(f"{reverse('console:certificates')}?export=csv")
    assert "AB/77" in b"".join(exported).decode("utf-8-sig")


def test_the_queue_of_nothing_says_so(desk: Client) -> None:
    assert "Không có giấy chứng nhận nào chờ" in desk.get(reverse("console:certificates")).content.decode()


def test_the_page_shows_what_is_said_beside_the_paper(desk: Client) -> None:
    goods = offer(title="Muối tôm Tây Ninh")
    of = waiting(code="ocop", offers=[goods])
    page = desk.get(reverse("console:certificate", args=[of.pk]))
    text = page.content.decode()
    for words in ("Sản phẩm OCOP 4 sao", of.number, of.issuer, f"{of.issued_on:%d/%m/%Y}", f"{of.expires_on:%d/%m/%Y}", goods.title):
        assert words in text
    paper = desk.get(page.context["document_url"])
    assert paper.status_code == 200


def test_approving_opens_the_next_one(desk: Client) -> None:
    first, second = waiting(3), waiting(2)
    assert decide(desk, "approve", first)["Location"] == reverse("console:certificate", args=[second.pk])
    first.refresh_from_db()
    assert first.is_approved
    assert first.decided_by is not None
    assert decide(desk, "approve", second)["Location"] == reverse("console:certificates")


@pytest.mark.parametrize(("name", "state"), [("return", "returned"), ("reject", "rejected")])
def test_a_decision_against_it_needs_a_reason(desk: Client, name: str, state: str) -> None:
    of = waiting()
    refused = decide(desk, name, of, reason=" ")
    assert refused.status_code == 422
    assert f'<details id="{name}" open>' in refused.content.decode()
    of.refresh_from_db()
    assert of.is_waiting
    assert decide(desk, name, of, reason=REASON).status_code == 302
    of.refresh_from_db()
    assert (of.state, of.reason) == (state, REASON)


def test_a_standing_one_is_revoked_with_a_reason(desk: Client) -> None:
    of = certificate(code="haccp")
    address = reverse("console:certificate_revoke", args=[of.pk])
    assert desk.post(address, {"reason": ""}).status_code == 422
    of.refresh_from_db()
    assert of.is_approved
    assert desk.post(address, {"reason": REASON})["Location"] == reverse("console:certificate", args=[of.pk])
    of.refresh_from_db()
    assert (of.state, of.reason) == ("revoked", REASON)
    assert REASON in desk.get(reverse("console:certificate", args=[of.pk])).content.decode()


def test_the_second_of_two_officers_is_told_who_was_quicker(desk: Client) -> None:
    of = waiting()
    assert decide(signed_in(officer(full_name="Trần Văn Nhanh")), "approve", of).status_code == 302
    answer = decide(desk, "reject", of, reason=REASON)
    assert answer.status_code == 409
    assert "Trần Văn Nhanh" in answer.content.decode()
    of.refresh_from_db()
    assert of.is_approved


def test_what_was_typed_about_an_older_submission_is_sent_about_the_new_one(desk: Client) -> None:
    of = waiting()
    Certificate.objects.filter(pk=of.pk).update(round=2)
    refused = decide(desk, "return", of, reason="Chụp lại giúp.")
    assert refused.status_code == 409
    assert "Chụp lại giúp.</textarea>" in refused.content.decode()
    again = {field.name: field.value() for field in refused.context["return_form"] if field.value()}
    assert again["round"] == 2
    assert desk.post(reverse("console:certificate_return", args=[of.pk]), again).status_code == 302


def test_whoever_reads_a_changed_offer_sees_what_stands_for_its_goods(desk: Client) -> None:
    goods = offer()
    of = certificate(offers=[goods])
    page = desk.get(reverse("console:offer", args=[goods.pk])).content.decode()
    assert f"Sản phẩm OCOP 4 sao · {of.number}" in page


def test_an_officer_who_works_for_the_seller_only_reads() -> None:
    of, colleague = waiting(), officer()
    member(of.seller, user=colleague)
    desk = signed_in(colleague)
    assert "certificate_approve" not in desk.get(reverse("console:certificate", args=[of.pk])).content.decode()
    assert decide(desk, "approve", of).status_code == 409
    of.refresh_from_db()
    assert of.is_waiting


def test_an_officer_who_handed_it_in_before_he_left_the_seller_only_reads() -> None:
    of, colleague = waiting(), officer()
    Certificate.objects.filter(pk=of.pk).update(submitted_by=colleague)
    desk = signed_in(colleague)
    page = desk.get(reverse("console:certificate", args=[of.pk])).content.decode()
    assert "hoặc chính bạn đã nộp giấy" in page
    assert "certificate_approve" not in page
    assert decide(desk, "approve", of).status_code == 409
    of.refresh_from_db()
    assert of.is_waiting


def test_nobody_is_called_quicker_who_had_only_approved_what_the_seller_withdrew(desk: Client) -> None:
    of = certificate(code="haccp", by=officer(full_name="Trần Văn Nhanh"))
    withdraw_certificate(certificate=of, by=of.seller.members.get())
    answer = decide(desk, "revoke", of, reason=REASON)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Giấy chứng nhận hiện ở trạng thái “Người bán đã rút”" in page
    assert "nhanh hơn" not in page
    assert "Ngày kiểm tra" in page


def test_the_page_calls_the_day_of_a_decision_what_it_is(desk: Client) -> None:
    for state, words in (("approved", "Ngày kiểm tra"), ("rejected", "Ngày từ chối"), ("revoked", "Ngày thu hồi")):
        page = desk.get(reverse("console:certificate", args=[certificate(state, code="haccp").pk])).content.decode()
        assert words in page


def test_whoever_revokes_second_is_told_who_revoked(desk: Client) -> None:
    of = certificate(code="haccp", by=officer(full_name="Lê Thị Duyệt"))
    assert decide(signed_in(officer(full_name="Trần Văn Nhanh")), "revoke", of, reason=REASON).status_code == 302
    page = decide(desk, "revoke", of, reason=REASON).content.decode()
    assert "Trần Văn Nhanh nhanh hơn" in page
    assert "Lê Thị Duyệt nhanh hơn" not in page


def test_the_officer_is_told_from_when_buyers_see_what_he_approved(desk: Client) -> None:
    first = vietnam_today() + dt.timedelta(days=9)
    closed = seller()
    suspend_at_once(closed, by=officer(), ground=Enforcement.Ground.SERIOUS, reason=REASON)
    said = {
        waiting(issued_on=first): f"Người mua thấy giấy từ ngày {first:%d/%m/%Y}.",
        waiting(seller=closed): "Người mua thấy giấy khi hàng của gian hàng này được hiển thị lại.",
        waiting(): "Người mua thấy giấy trong thời gian còn hiệu lực.",
    }
    for of, words in said.items():
        assert words in desk.get(decide(desk, "approve", of)["Location"]).content.decode()


def test_of_very_many_goods_the_page_shows_the_first_and_all_on_demand(desk: Client) -> None:
    shop = seller()
    of = waiting(code="ocop", offers=[offer(seller=shop, title=f"Muối tôm {number:02d}") for number in range(26)])
    address = reverse("console:certificate", args=[of.pk])
    page = desk.get(address).content.decode()
    assert "và 2 mặt hàng nữa" in page
    assert ("Muối tôm 23" in page, "Muối tôm 24" in page) == (True, False)
    assert f'href="{address}?hang=tat-ca#goods"' in page
    assert "Muối tôm 25" in desk.get(f"{address}?hang=tat-ca").content.decode()
