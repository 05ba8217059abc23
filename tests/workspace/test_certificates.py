"""A seller hands in certificates, corrects and withdraws them, and sees nobody else's."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.language.dates import vietnam_today
from sellers.accounts.models import Seller
from sellers.certificates import writing
from sellers.certificates.models import Certificate
from sellers.offers.models import Offer
from tests.factories.certificates import REASON, certificate
from tests.factories.offers import offer
from tests.factories.people import signed_in
from tests.factories.sellers import member, pdf, photo, seller

pytestmark = pytest.mark.django_db
NEW = "workspace:certificate_new"


@pytest.fixture
def shop() -> Seller:
    return seller()


@pytest.fixture
def goods(shop: Seller) -> Offer:
    return offer(seller=shop, title="Muối tôm Tây Ninh")


@pytest.fixture
def room(shop: Seller) -> Client:
    """A colleague's, not the owner's."""
    return signed_in(member(shop))


def typed(**changes: Any) -> dict[str, Any]:
    said = {"kind": "ocop-4", "number": "123/QĐ-MH", "issuer": "UBND tỉnh mẫu", "issued_on": "1/10/2026", "document": pdf()}
    return {**said, "expires_on": "", "goods": [], **changes}


def test_five_fields_a_paper_and_the_goods_are_enough(room: Client, shop: Seller, goods: Offer) -> None:
    issued = vietnam_today() - dt.timedelta(days=40)
    sent = room.post(reverse(NEW), typed(issued_on=f"{issued:%d/%m/%Y}", goods=[goods.product_id]))
    made = Certificate.objects.get()
    assert sent["Location"] == reverse("workspace:certificate", args=[made.pk])
    assert (made.seller, made.kind.code, made.level, made.number, made.is_waiting) == (shop, "ocop", 4, "123/QĐ-MH", True)
    assert (made.issued_on, list(made.goods.all())) == (issued, [goods.product])
    assert made.expires_on is not None
    page = room.get(sent["Location"]).content.decode()
    for words in ("OCOP 4 sao", "123/QĐ-MH", "UBND tỉnh mẫu", "Muối tôm Tây Ninh", "Chờ kiểm tra"):
        assert words in page


def test_a_photo_will_do_for_premises_and_no_goods_are_asked_for(room: Client) -> None:
    assert room.post(reverse(NEW), typed(kind="food-safety", document=photo())).status_code == 302
    made = Certificate.objects.get()
    assert made.document.is_picture
    assert "Mọi hàng hoá của người bán" in room.get(reverse("workspace:certificate", args=[made.pk])).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"kind": "ocop-2"}, "kind"),
        ({"kind": "ocop"}, "kind"),
        ({"number": " "}, "number"),
        ({"issuer": ""}, "issuer"),
        ({"issued_on": "32/1/2026"}, "issued_on"),
        ({"issued_on": "1/1/1889"}, "issued_on"),
        ({"expires_on": "1/1/2026"}, "expires_on"),
        ({"document": ""}, "document"),
        ({}, "goods"),
        ({"goods": ["987654"]}, "goods"),
        ({"goods": ["x"]}, "goods"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(
    changes: dict[str, Any], field: str, room: Client, goods: Offer
) -> None:
    right = {} if field == "goods" else {"goods": [goods.product_id]}
    answer = room.post(reverse(NEW), typed(**{**right, **changes}))
    assert answer.status_code == 422
    assert [name for name in answer.context["form"].errors if name != "document" or field == "document"] == [field]
    assert "document" in answer.context["form"].errors  # without a script the browser forgets the file
    page = answer.content.decode()
    for name, value in typed(**changes).items():
        if name in {"number", "issuer"} and value.strip():
            assert f'value="{value}"' in page
    if right:
        assert f'value="{goods.product_id}"' in page.split('name="goods"')[1]
        assert "checked" in page.split('name="goods"')[1].split(">")[0]
    assert not Certificate.objects.exists()


def test_a_file_that_is_no_paper_is_told_beside_the_file(room: Client) -> None:
    broken = pdf()
    broken.seek(0)
    broken.write(b"GIF89a")
    broken.seek(0)
    answer = room.post(reverse(NEW), typed(kind="haccp", document=broken))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["document"]
    assert not Certificate.objects.exists()


def test_the_same_form_sent_again_makes_no_second_one(room: Client) -> None:
    assert room.post(reverse(NEW), typed(kind="haccp")).status_code == 302
    again = room.post(reverse(NEW), typed(kind="haccp"))
    assert "number" in again.context["form"].errors
    assert Certificate.objects.count() == 1


def test_a_returned_one_is_corrected_with_the_old_paper(room: Client, shop: Seller) -> None:
    made = certificate("returned", code="haccp", seller=shop)
    address = reverse("workspace:certificate_edit", args=[made.pk])
    form = room.get(address).content.decode()
    assert REASON in form
    assert f'value="{made.number}"' in form
    assert room.post(address, typed(kind="haccp", number="", document="")).status_code == 422
    assert room.post(address, typed(kind="haccp", number="9/MH", document="")).status_code == 302
    corrected = Certificate.objects.get()
    assert (corrected.number, corrected.is_waiting, corrected.document_id) == ("9/MH", True, made.document_id)


def test_today_leads_to_what_was_returned(room: Client, shop: Seller) -> None:
    assert "Chứng nhận cần sửa" not in room.get(reverse("workspace:home")).content.decode()
    made = certificate("returned", code="haccp", seller=shop)
    page = room.get(reverse("workspace:home")).content.decode()
    assert reverse("workspace:certificate_edit", args=[made.pk]) in page
    assert REASON in page


def test_one_that_waits_cannot_be_rewritten(room: Client, shop: Seller) -> None:
    made = certificate("submitted", code="haccp", seller=shop)
    answer = room.post(reverse("workspace:certificate_edit", args=[made.pk]), typed(kind="haccp", number="9/MH"))
    assert answer["Location"] == reverse("workspace:certificate", args=[made.pk])
    assert Certificate.objects.get().number == made.number


def test_withdrawing_is_asked_about_first(room: Client, shop: Seller) -> None:
    made = certificate(code="haccp", seller=shop)
    address = reverse("workspace:certificate_withdraw", args=[made.pk])
    assert room.get(address).status_code == 200
    assert Certificate.objects.get().is_approved
    assert room.post(address)["Location"] == reverse("workspace:certificates")
    assert not Certificate.objects.get().is_approved
    assert room.post(address).status_code == 409


def test_the_list_says_state_and_last_day_and_is_narrowed(room: Client, shop: Seller) -> None:
    empty = room.get(reverse("workspace:certificates")).content.decode()
    assert "Chưa có giấy chứng nhận nào" in empty
    standing = certificate(code="haccp", seller=shop)
    waiting = certificate("submitted", code="food-safety", seller=shop)
    theirs = certificate(code="iso-22000")
    page = room.get(reverse("workspace:certificates")).content.decode()
    assert standing.number in page
    assert f"{standing.expires_on:%d/%m/%Y}" in page
    assert waiting.number in page
    assert theirs.number not in page
    narrowed = room.get(reverse("workspace:certificates") + "?stage=cho").content.decode()
    assert waiting.number in narrowed
    assert standing.number not in narrowed
    assert room.get(reverse("workspace:certificate", args=[theirs.pk])).status_code == 404


def test_only_goods_on_the_exchange_are_offered_for_choosing(room: Client, shop: Seller, goods: Offer) -> None:
    offer(seller=shop, live=False, title="Bản nháp")
    offer(title="Hàng nhà khác")
    page = room.get(reverse(NEW)).content.decode()
    assert "Muối tôm Tây Ninh" in page
    assert "Bản nháp" not in page
    assert "Hàng nhà khác" not in page


def test_the_form_speaks_english(room: Client) -> None:
    page = room.get("/en" + reverse(NEW)).content.decode()
    assert "Number on the paper" in page
    assert "OCOP product, 4 stars" in page


def test_one_box_names_all_goods_of_today(room: Client, shop: Seller, goods: Offer) -> None:
    another = offer(seller=shop)
    offer(seller=shop, live=False)
    assert room.post(reverse(NEW), typed(all_goods="on")).status_code == 302
    offer(seller=shop)
    assert set(Certificate.objects.get().goods.all()) == {goods.product, another.product}


def test_the_box_for_all_goods_stays_ticked_while_something_else_is_corrected(room: Client, goods: Offer) -> None:
    page = room.post(reverse(NEW), typed(all_goods="on", number="")).content.decode()
    assert "checked" in page.split('name="all_goods"')[1].split(">")[0]


def test_more_goods_than_django_takes_fields_of_itself_are_ticked(room: Client, goods: Offer) -> None:
    assert room.post(reverse(NEW), typed(goods=[goods.product_id] * 1200)).status_code == 302
    assert list(Certificate.objects.get().goods.all()) == [goods.product]


def test_who_has_enough_undecided_ones_is_told_beside_the_form_and_keeps_what_he_typed(
    room: Client, shop: Seller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_UNDECIDED", 1)
    certificate("submitted", code="iso-22000", seller=shop)
    answer = room.post(reverse(NEW), typed(kind="haccp"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bạn có 1 giấy chứng nhận đang chờ" in page
    assert 'value="123/QĐ-MH"' in page
    assert Certificate.objects.count() == 1
    english = room.post("/en" + reverse(NEW), typed(kind="haccp")).content.decode()
    assert "1 of your certificates wait" in english


def test_forms_are_taken_so_often_in_an_hour_and_pages_shown_as_often_as_asked_for(room: Client) -> None:
    answers = [room.post(reverse(NEW), typed(kind="")).status_code for _ in range(21)]
    assert answers == [422] * 20 + [429]
    assert not Certificate.objects.exists()
    assert room.get(reverse(NEW)).status_code == 200


def test_the_page_says_from_when_buyers_see_it(room: Client, shop: Seller) -> None:
    first = vietnam_today() + dt.timedelta(days=9)
    made = certificate(code="haccp", seller=shop, issued_on=first)
    page = room.get(reverse("workspace:certificate", args=[made.pk])).content.decode()
    assert f"Người mua thấy giấy từ ngày {first:%d/%m/%Y}." in page
