"""Sellers in the console: the list, measures with their forms, and the trail."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.language.dates import format_day, vietnam_day
from sellers.accounts.models import Enforcement, Seller
from tests.factories.people import officer, signed_in
from tests.factories.sellers import registration, seller

WHY = "Giao hàng không đúng mô tả nhiều lần."


def url(name: str, of: Seller, *more: object) -> str:
    return reverse(f"console:{name}", args=[of.public_id, *more])


@pytest.fixture
def desk(db: None) -> Client:
    return signed_in(officer(full_name="Lê Thị Trực"))


def test_seller_is_found_without_tones_by_tax_code_and_by_phone(desk: Client) -> None:
    wanted = seller(stall_name="Mãng cầu Bà Đen", tax_code="0100109106", phone="+84907555666")
    seller()
    for q in ("mang cau ba den", "0100109106", "0907 555 666"):
        page = desk.get(reverse("console:sellers"), {"q": q})
        assert [row.row for row in page.context["table"].rows] == [wanted], q


def test_lists_ask_the_same_number_of_questions_for_any_number_of_rows(desk: Client, django_assert_max_num_queries: object) -> None:
    asked = {}
    for rows in (3, 30):
        while Seller.objects.count() < rows:
            of = seller()
            later = timezone.now() + dt.timedelta(days=9)
            Enforcement.objects.create(seller=of, ground=Enforcement.Ground.RULES, reason=WHY, effective_at=later)
        for name in ("sellers", "notices", "home"):
            desk.get(reverse(f"console:{name}"))
            with django_assert_max_num_queries(14) as captured:  # type: ignore[operator]
                desk.get(reverse(f"console:{name}"))
            assert asked.setdefault(name, len(captured)) == len(captured), name


def test_announced_suspension_must_leave_the_seller_his_days(desk: Client) -> None:
    of = seller()
    today = vietnam_day(timezone.now())
    early = desk.post(url("seller_notice", of), {"reason": WHY, "effective_on": format_day(today + dt.timedelta(days=5))})
    assert early.status_code == 422
    assert "effective_on" in early.context["form"].errors
    assert not Enforcement.objects.exists()
    right = desk.post(url("seller_notice", of), {"reason": WHY, "effective_on": format_day(today + dt.timedelta(days=6))})
    assert right.status_code == 302
    notice = Enforcement.objects.get()
    assert notice.effective_at - notice.noticed_at >= dt.timedelta(days=5)
    assert desk.post(url("seller_cancel_notice", of, notice.pk), {"reason": "Đã khắc phục."}).status_code == 302
    notice.refresh_from_db()
    assert not notice.is_scheduled


def test_order_of_an_authority_needs_all_it_is_known_by(desk: Client) -> None:
    of = seller()
    sent = {"ground": "authority", "reason": WHY}
    refused = desk.post(url("seller_suspend", of), sent)
    assert set(refused.context["form"].errors) == {"authority_ref", "authority_issuer", "received_on", "received_time"}
    tomorrow = format_day(vietnam_day(timezone.now()) + dt.timedelta(days=1))
    full = {**sent, "authority_ref": "12/QLTT", "authority_issuer": "Chi cục QLTT", "received_on": tomorrow, "received_time": "08:00"}
    assert desk.post(url("seller_suspend", of), full).status_code == 422
    of.refresh_from_db()
    assert of.is_trading
    assert (
        desk.post(
            url("seller_suspend", of), {**full, "received_on": format_day(vietnam_day(timezone.now())), "received_time": "00:00"}
        ).status_code
        == 302
    )
    of.refresh_from_db()
    assert not of.is_trading
    assert desk.post(url("seller_suspend", of), {"ground": "serious", "reason": WHY}).status_code == 409
    assert desk.post(url("seller_reinstate", of), {"reason": "Đã khắc phục."}).status_code == 302
    of.refresh_from_db()
    assert of.is_trading


def test_trail_says_who_did_what_and_why(desk: Client) -> None:
    dossier = registration("approved", by=officer(full_name="Phạm Thị Duyệt"))
    of = dossier.seller
    assert of is not None
    desk.post(url("seller_suspend", of), {"ground": "serious", "reason": WHY})
    entries = desk.get(url("seller_trail", of)).context["page"].object_list
    said = {(entry.action, str(entry.who), entry.reason) for entry, _words in entries}
    assert ("seller.suspend", "Lê Thị Trực", WHY) in said
    assert ("enforcement.order", "Lê Thị Trực", WHY) in said
    assert any(action == "registration.approve" and who == "Phạm Thị Duyệt" for action, who, _why in said)
    page = desk.get(url("seller_trail", of)).content.decode()
    assert dossier.personal_id not in page
    assert dossier.representative_id_sealed not in page
