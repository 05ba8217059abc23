"""A seller posts, corrects, confirms and ends his offers, and sees nobody else's."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.models import Product
from marketplace.commerce.partner.models import StockRecord
from marketplace.links import sign
from marketplace.media.models import Picture
from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.offers.freshening import freshen
from sellers.offers.freshness import reconfirm_url
from sellers.offers.models import Offer
from tests.design.refusals import send
from tests.factories.drawings import jpeg
from tests.factories.offers import category, offer, picture
from tests.factories.people import person, signed_in
from tests.factories.sellers import member, seller
from tests.plugins.proofs import scaled

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return person()


@pytest.fixture
def shop(owner: User) -> Seller:
    return seller(owner=owner)


@pytest.fixture
def room(owner: User, shop: Seller) -> Client:
    return signed_in(owner)


def typed(**changes: Any) -> dict[str, Any]:
    return {"title": "Muối tôm", "category": category().pk, "unit": "hũ", "price": "68k", "quantity": "40", **changes}


def test_five_fields_are_enough_and_prices_are_read_as_people_type_them(room: Client, shop: Seller) -> None:
    response = room.post(reverse("workspace:offer_new"), typed(price="1,2 tr"))
    made = Offer.objects.get()
    assert response["Location"] == reverse("workspace:offer", args=[made.pk])
    assert (made.seller, made.title, made.unit, made.price, made.quantity, made.minimum_quantity) == (
        shop,
        "Muối tôm",
        "hũ",
        1_200_000,
        40,
        1,
    )
    assert made.is_draft
    page = room.get(response["Location"]).content.decode()
    assert reverse("workspace:offer_act", args=[made.pk, "gui-duyet"]) in page
    room.post(reverse("workspace:offer_act", args=[made.pk, "gui-duyet"]))
    made.refresh_from_db()
    assert made.is_waiting


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("category", "999999"),
        ("unit", "USD"),
        ("price", "0"),
        ("price", "-5"),
        ("price", "rẻ"),
        ("price", "1000000000000"),
        ("quantity", "0"),
        ("quantity", "-1"),
        ("quantity", "2147483648"),
        ("quantity", "1,5"),
        ("minimum_quantity", "0"),
        ("valid_until", "32/13/2026"),
    ],
)
def test_a_wrong_field_is_named_and_everything_typed_is_kept(room: Client, field: str, value: str) -> None:
    """S19."""
    form = typed(**{field: value, "description": "Đã gõ rất lâu"})
    answer = send(lambda: room.post(reverse("workspace:offer_new"), form), form, may_change=(Offer, Product, StockRecord))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}


def anything_or(usual: str) -> st.SearchStrategy[str]:
    """What a seller types, and what nobody should."""
    return (
        st.just(usual) | st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(["", " ", "\0", "a" * 5000, "-1"])
    )


USUAL = {"title": "Muối tôm", "unit": "hũ", "price": "68k", "quantity": "40", "minimum_quantity": "2", "valid_until": "31/12/2099"}
TYPED = st.fixed_dictionaries(
    {name: anything_or(usual) for name, usual in {**USUAL, "description": "Rang củi.", "fulfilment_note": "Giao sáng."}.items()}
)


@settings(max_examples=scaled(25, 500), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=TYPED, chosen=anything_or("a category that there is"))
def test_whatever_is_typed_is_taken_or_refused_beside_its_field(room: Client, shop: Seller, said: dict[str, str], chosen: str) -> None:
    """S19."""
    form = {**said, "category": str(category().pk) if chosen == "a category that there is" else chosen}
    before = Offer.objects.count()
    answer = send(lambda: room.post(reverse("workspace:offer_new"), form), form, may_change=(Offer, Product, StockRecord))
    assert answer.status_code in {302, 422}
    if answer.status_code == 302:
        made = Offer.objects.latest("pk")
        assert Offer.objects.count() == before + 1
        assert made.price >= 1
        assert made.quantity >= made.minimum_quantity >= 1
        assert made.title.strip()


def test_an_empty_form_names_every_field_that_is_needed_in_vietnamese(room: Client) -> None:
    answer = send(lambda: room.post(reverse("workspace:offer_new"), {}), {}, may_change=(Offer,))
    assert set(answer.context["form"].errors) == {"title", "category", "price", "unit", "quantity"}


def test_photos_come_in_and_stay_through_a_correction(room: Client) -> None:
    good = SimpleUploadedFile("vườn.jpg", jpeg(41), content_type="image/jpeg")
    bad = SimpleUploadedFile("lạ.jpg", b"<svg>", content_type="image/jpeg")
    response = room.post(reverse("workspace:offer_new"), typed(photos=[good, bad]))
    assert response.status_code == 422
    assert "lạ.jpg" in str(response.context["form"].errors["photos"])
    kept = response.context["form"].pictures
    assert len(kept) == 1
    assert f'name="kept" value="{kept[0].name}" checked' in response.content.decode()
    room.post(reverse("workspace:offer_new"), typed(kept=[kept[0].name]))
    assert [photo.picture for photo in Offer.objects.get().photos.all()] == kept


def test_the_seller_chooses_which_photo_stands_first(room: Client, shop: Seller) -> None:
    first, second, third = (picture(number) for number in (42, 43, 44))
    names = [each.name for each in (first, second, third)]
    room.post(reverse("workspace:offer_new"), typed(kept=names, main=third.name))
    draft = Offer.objects.get()
    assert [photo.picture for photo in draft.photos.all()] == [third, first, second]
    form = room.get(reverse("workspace:offer_edit", args=[draft.pk])).content.decode()
    assert f'name="main" value="{third.name}" checked' in form
    assert form.count('name="main"') == 3
    # A photo that was dropped cannot stand first.
    room.post(reverse("workspace:offer_edit", args=[draft.pk]), typed(kept=names[:2], main=third.name))
    assert [photo.picture for photo in draft.photos.all()] == [first, second]


def test_too_many_photos_are_refused(room: Client) -> None:
    names = [picture(number).name for number in range(50, 59)]
    response = room.post(reverse("workspace:offer_new"), typed(kept=names))
    assert response.status_code == 422
    assert response.context["form"].errors["photos"]


def test_photos_beyond_the_limit_are_left_out_before_they_are_decoded(room: Client) -> None:
    kept = [picture(number) for number in range(60, 66)]
    new = [SimpleUploadedFile(f"{number}.jpg", jpeg(number), content_type="image/jpeg") for number in range(70, 74)]
    response = room.post(reverse("workspace:offer_new"), typed(kept=[each.name for each in kept], photos=new))
    assert response.status_code == 422
    assert not Offer.objects.exists()
    assert "72.jpg, 73.jpg" in str(response.context["form"].errors["photos"])
    assert len(response.context["form"].pictures) == 8
    assert Picture.objects.count() == 8


def test_the_form_of_a_standing_offer_changes_the_price_only_when_it_was_touched(room: Client, shop: Seller) -> None:
    live = offer(seller=shop, quantity=50, unit="kg")
    url = reverse("workspace:offer_edit", args=[live.pk])
    form = room.get(url).context["form"]
    sent = typed(title=live.title, unit="kg", category=live.category_id, price="70.000", quantity="50", minimum_quantity="1")
    sent |= {"initial-quantity": form["quantity"].value(), "initial-minimum_quantity": "1"}
    assert live.stock is not None
    type(live.stock).objects.filter(pk=live.stock.pk).update(num_allocated=45)
    assert room.post(url, sent).status_code == 302
    changed = Offer.objects.get(pk=live.pk)
    assert (changed.price, changed.left) == (70_000, 5)
    assert not Offer.objects.open().exists()


def test_editing_the_name_of_a_standing_offer_sends_a_new_version(room: Client, shop: Seller) -> None:
    live = offer(seller=shop, title="Tên cũ", unit="kg")
    url = reverse("workspace:offer_edit", args=[live.pk])
    room.post(
        url, typed(title="Tên mới", unit="kg", category=live.category_id, price="68.000", quantity="100", **{"initial-quantity": "100"})
    )
    version = Offer.objects.get(replaces=live)
    assert version.is_waiting
    assert room.get(url)["Location"] == reverse("workspace:offer", args=[version.pk])


def test_the_name_of_a_sold_out_offer_is_changed_by_its_form_as_it_was_opened(room: Client, shop: Seller) -> None:
    live = offer(seller=shop, title="Tên cũ", unit="kg", quantity=50, minimum_quantity=10)
    assert live.stock is not None
    for left in (0, 4):
        type(live.stock).objects.filter(pk=live.stock.pk).update(num_allocated=50 - left)
        url = reverse("workspace:offer_edit", args=[live.pk])
        form = room.get(url).context["form"]
        said = {field.html_name: field.value() for field in form if field.value() is not None}
        said |= {"title": f"Tên khi còn {left}", "initial-quantity": left, "initial-minimum_quantity": 10}
        response = room.post(url, said)
        assert response.status_code == 302, response.context["form"].errors
        version = Offer.objects.open().get(replaces=live)
        assert (version.is_waiting, version.title) == (True, f"Tên khi còn {left}")
        room.post(reverse("workspace:offer_act", args=[version.pk, "bo"]))


def test_goods_offered_by_another_unit_must_be_there_and_the_quantity_says_so(room: Client, shop: Seller) -> None:
    live = offer(seller=shop, title="Tên cũ", unit="kg")
    said = typed(title="Tên mới", unit="thùng", category=live.category_id, quantity="0", **{"initial-quantity": "100"})
    response = room.post(reverse("workspace:offer_edit", args=[live.pk]), said)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["quantity"]
    assert not Offer.objects.open().exists()


def test_what_belongs_to_another_seller_is_not_there(room: Client) -> None:
    theirs = offer(live=False)
    for name in ("workspace:offer", "workspace:offer_edit"):
        assert room.get(reverse(name, args=[theirs.pk])).status_code == 404
    assert room.post(reverse("workspace:offer_edit", args=[theirs.pk]), typed()).status_code == 404
    assert room.post(reverse("workspace:offer_act", args=[theirs.pk, "gui-duyet"])).status_code == 404
    room.post(reverse("workspace:offers_bulk"), {"action": "withdraw", "pick": [theirs.pk]})
    theirs.refresh_from_db()
    assert theirs.is_draft


def test_a_form_cannot_set_what_is_not_the_sellers_to_set(room: Client, shop: Seller) -> None:
    """S3."""
    other = seller()
    room.post(
        reverse("workspace:offer_new"),
        typed(seller=other.pk, seller_id=other.pk, state="live", approved_at="2026-01-01", product=1, revision=9),
    )
    made = Offer.objects.get()
    assert (made.seller, made.is_draft, made.approved_at, made.product, made.revision) == (shop, True, None, None, 1)


def test_many_offers_are_confirmed_at_once(room: Client, shop: Seller) -> None:
    long_ago = timezone.now() - dt.timedelta(days=29)
    mine = [offer(seller=shop, confirmed_at=long_ago), offer(seller=shop, state="stale", confirmed_at=long_ago)]
    draft = offer(seller=shop, live=False)
    room.post(reverse("workspace:offers_bulk"), {"action": "reconfirm", "pick": [each.pk for each in [*mine, draft]]})
    for each in mine:
        each.refresh_from_db()
        assert each.is_live
        assert each.confirmed_at is not None
        assert each.confirmed_at > long_ago
    draft.refresh_from_db()
    assert draft.is_draft


def test_today_shows_what_was_returned_and_what_goes_stale(room: Client, shop: Seller) -> None:
    assert "tasks" not in room.get(reverse("workspace:home")).content.decode()
    back = offer(seller=shop, state="returned", title="Bị trả lại nè")
    soon = offer(seller=shop, title="Sắp cũ nè", confirmed_at=timezone.now() - dt.timedelta(days=27))
    fresh = offer(seller=shop, title="Còn mới nè")
    text = room.get(reverse("workspace:home")).content.decode()
    assert back.title in text
    assert soon.title in text
    assert fresh.title not in text


def test_the_signed_link_confirms_by_its_button_and_not_by_being_opened(client: Client) -> None:
    stale = offer(state="stale", confirmed_at=timezone.now() - dt.timedelta(days=31))
    url = reconfirm_url(stale)
    assert client.get(url).status_code == 200
    stale.refresh_from_db()
    assert stale.is_stale
    response = client.post(url)
    assert response.status_code == 200
    assert response["Referrer-Policy"] == "strict-origin"
    stale.refresh_from_db()
    assert stale.is_live
    confirmed = stale.confirmed_at
    assert client.post(url).status_code == 200
    stale.refresh_from_db()
    assert stale.confirmed_at == confirmed


def test_the_signed_link_of_a_suspended_seller_confirms_and_says_when_buyers_will_see_it(client: Client) -> None:
    stale = offer(seller=seller(trading=False), state="stale", confirmed_at=timezone.now() - dt.timedelta(days=31))
    response = client.post(reconfirm_url(stale))
    assert "khi gian hàng của bạn mở lại" in response.content.decode()
    stale.refresh_from_db()
    assert stale.is_live
    assert client.get(stale.get_absolute_url()).status_code == 410


def test_a_link_that_was_used_confirms_nothing_once_the_offer_is_stale_again(client: Client) -> None:
    stale = offer(state="stale", confirmed_at=timezone.now() - dt.timedelta(days=31))
    url = reconfirm_url(stale)
    client.post(url)
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        freshen()
        assert client.get(url).status_code == 410
        assert client.post(url).status_code == 410
        stale.refresh_from_db()
        assert stale.is_stale
        assert client.post(reconfirm_url(stale)).status_code == 200
    stale.refresh_from_db()
    assert stale.is_live


def test_a_link_for_something_else_confirms_nothing(client: Client) -> None:
    stale = offer(state="stale")
    for purpose, lifetime, status in (("orders.confirm", 1, 404), ("offers.reconfirm", -1, 410)):
        token = sign(purpose, stale.pk, 0, lifetime=dt.timedelta(days=lifetime))
        url = reverse("offer_reconfirm", args=[token])
        assert client.get(url).status_code == status
        assert client.post(url).status_code == status
    stale.refresh_from_db()
    assert stale.is_stale


@pytest.mark.parametrize("state", ["withdrawn", "taken_down", "expired", "replaced"])
def test_the_link_brings_no_ended_offer_back(client: Client, state: str) -> None:
    ended = offer(state=state)
    assert client.post(reconfirm_url(ended)).status_code == 410
    ended.refresh_from_db()
    assert ended.state == state


def test_who_works_for_several_sellers_chooses_one(owner: User, shop: Seller) -> None:
    second = seller(stall_name="Gian hàng thứ hai")
    member(second, user=owner)
    room = signed_in(owner)
    assert room.get(reverse("workspace:home"))["Location"] == reverse("workspace:choose")
    room.post(reverse("workspace:choose"), {"seller": second.pk})
    assert room.get(reverse("workspace:home")).context["seller"] == second
    assert room.post(reverse("workspace:choose"), {"seller": seller().pk}).status_code == 404


def test_only_owners_look_after_the_stall(room: Client, shop: Seller) -> None:
    url = reverse("workspace:stall")
    staff = signed_in(member(shop))
    assert staff.get(url).status_code == 403
    said = {"stall_name": "Vườn nhà Sáu", "introduction": "Từ 1998.", "zalo": "0912 345 678", "delivers": "on", "flat_rate": "25k"}
    assert staff.post(url, said).status_code == 403
    assert room.post(url, {**said, "legal_name": "Tên khác", "tax_code": "1"}).status_code == 302
    shop.refresh_from_db()
    shop.partner.refresh_from_db()
    assert (shop.stall_name, shop.zalo, shop.partner.zalo, shop.partner.name) == (
        "Vườn nhà Sáu",
        "+84912345678",
        "+84912345678",
        "Vườn nhà Sáu",
    )
    assert (shop.partner.flat_rate, shop.partner.delivers, shop.partner.offers_pickup) == (25_000, True, False)
    assert shop.legal_name != "Tên khác"
    assert room.post(url, {"stall_name": "", "flat_rate": "0"}).status_code == 422
