"""What actions on offers do beyond moving the state: product, stock, versions, events."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from catalogue.models import Product
from marketplace.commerce.partner import stock
from marketplace.commerce.partner.models import StockRecord
from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import ActionRefused, BusinessError, NotAllowed
from marketplace.notifications.models import Notification
from marketplace.people.models import User
from sellers.accounts.actions.reinstate_seller import reinstate_seller
from sellers.accounts.actions.revoke_identity import revoke_identity
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.actions.verify_seller import verify_seller
from sellers.accounts.identity_checks import Claim
from sellers.accounts.models import Seller
from sellers.offers.actions.approve_offer import approve_offer
from sellers.offers.actions.change_terms import UNTIL_WITHDRAWN, change_terms
from sellers.offers.actions.draft_offer import draft_offer
from sellers.offers.actions.edit_draft import edit_draft
from sellers.offers.actions.recall_offer import recall_offer
from sellers.offers.actions.reconfirm_offer import reconfirm_offer
from sellers.offers.actions.remind_seller import remind_seller
from sellers.offers.actions.repost_offer import repost_offer
from sellers.offers.actions.restore_offer import restore_offer
from sellers.offers.actions.return_offer import return_offer
from sellers.offers.actions.submit_offer import submit_offer
from sellers.offers.actions.take_down_offer import take_down_offer
from sellers.offers.actions.update_offer import update_offer
from sellers.offers.actions.withdraw_offer import withdraw_offer
from sellers.offers.errors import AnotherIsLive, LastDayOver, NotReady, StillFresh, TermsRefused
from sellers.offers.freshening import freshen
from sellers.offers.models import Offer
from sellers.offers.showing import shown_now
from tests.factories.offers import category, content, offer, picture
from tests.factories.people import officer, person
from tests.factories.sellers import ALL_AGREES, personal_id, seller

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return person()


@pytest.fixture
def shop(owner: User) -> Seller:
    return seller(owner=owner)


def stock_of(of: Offer) -> StockRecord:
    return StockRecord.objects.get(product=of.product)


def posted(shop: Seller, owner: User, **fields: object) -> Offer:
    """An offer that went the whole way."""
    made = draft_offer(seller=shop, content=content(**fields), by=owner)
    return approve_offer(offer=submit_offer(offer=made, by=owner), by=officer())


def test_the_first_approval_makes_product_stock_and_category(shop: Seller, owner: User) -> None:
    kind = category("Bánh kẹo")
    live = posted(shop, owner, title="Bánh tráng", category=kind, price=Decimal(68_000), unit="kg", quantity=50, minimum_quantity=2)
    product, record = live.product, stock_of(live)
    assert product is not None
    assert (product.title, product.structure, product.is_public) == ("Bánh tráng", Product.STANDALONE, True)
    assert product.product_class is not None
    assert product.product_class.slug == "offer"
    assert list(product.categories.all()) == [kind]
    assert (record.price, record.price_currency, record.unit, record.minimum_quantity) == (68_000, "VND", "kg", 2)
    assert (record.num_in_stock, record.is_for_sale, record.offer_id, record.partner) == (50, True, live.pk, shop.partner)
    assert live.approved_by is not None
    assert live.confirmed_at is not None


def test_nothing_goes_live_before_the_sellers_identity_is_checked(owner: User) -> None:
    waiting = offer(seller=seller(owner=owner, verified=False), state="submitted")
    with pytest.raises(NotReady):
        approve_offer(offer=waiting, by=officer())
    waiting.refresh_from_db()
    assert waiting.is_waiting
    assert not Product.objects.exists()


def test_a_suspended_seller_neither_submits_nor_goes_live(owner: User) -> None:
    shop = seller(owner=owner, trading=False)
    with pytest.raises(NotReady):
        submit_offer(offer=offer(seller=shop, live=False), by=owner)
    with pytest.raises(NotReady):
        approve_offer(offer=offer(seller=shop, state="submitted"), by=officer())
    assert not Offer.objects.live().exists()


def test_price_quantity_and_validity_change_at_once_and_leave_reservations_alone(shop: Seller, owner: User) -> None:
    live = posted(shop, owner, quantity=50)
    stock.reserve({stock_of(live).pk: 8})
    until = vietnam_today() + dt.timedelta(days=30)
    change_terms(offer=live, by=owner, price=Decimal(70_000), quantity=5, valid_until=until)
    record = stock_of(live)
    assert (record.price, record.num_allocated, record.num_in_stock, record.left) == (70_000, 8, 13, 5)
    assert live.valid_until == until
    change_terms(offer=live, by=owner, quantity=0, valid_until=UNTIL_WITHDRAWN)
    assert (stock_of(live).left, stock_of(live).num_allocated) == (0, 8)
    assert live.valid_until is None


def test_changing_the_price_does_not_bring_back_what_was_sold(shop: Seller, owner: User) -> None:
    live = posted(shop, owner, quantity=50)
    stock.reserve({stock_of(live).pk: 45})
    update_offer(offer=live, content=live.content(price=Decimal(75_000), quantity=50), changed=["price"], by=owner)
    assert stock_of(live).left == 5
    assert stock_of(live).price == 75_000


def test_a_material_edit_waits_while_the_old_version_stays_up(shop: Seller, owner: User) -> None:
    live = posted(shop, owner, title="Tên cũ", quantity=50)
    stock.reserve({stock_of(live).pk: 10})
    outcome = update_offer(offer=live, content=live.content(title="Tên mới", price=Decimal(90_000)), changed=["title", "price"], by=owner)
    version = outcome.waiting
    assert version is not None
    live.refresh_from_db()
    assert live.is_live
    assert (live.title, live.price) == ("Tên cũ", 90_000)
    change_terms(offer=live, by=owner, price=Decimal(95_000))

    approve_offer(offer=version, by=officer())
    live.refresh_from_db()
    assert not live.is_public
    assert version.is_live
    assert (version.product, version.title, version.price) == (live.product, "Tên mới", 95_000)
    record = stock_of(version)
    assert (record.offer_id, record.left, record.num_allocated, record.price) == (version.pk, 40, 10, 95_000)
    assert version.product is not None
    assert version.product.title == "Tên mới"


def test_another_unit_brings_its_own_price_and_quantity(shop: Seller, owner: User) -> None:
    live = posted(shop, owner, unit="kg", price=Decimal(68_000), quantity=50)
    said = live.content(unit="thùng", price=Decimal(650_000), quantity=4)
    version = update_offer(offer=live, content=said, changed=["unit", "price", "quantity"], by=owner).waiting
    assert version is not None
    assert (stock_of(live).unit, stock_of(live).price, stock_of(live).left) == ("kg", 68_000, 50)
    approve_offer(offer=version, by=officer())
    assert (stock_of(version).unit, stock_of(version).price, stock_of(version).left) == ("thùng", 650_000, 4)


def sold_out(shop: Seller, owner: User) -> Offer:
    live = posted(shop, owner, quantity=5, minimum_quantity=3)
    stock.reserve({stock_of(live).pk: 5})
    return live


def test_the_words_of_a_sold_out_offer_are_corrected_and_it_stays_sold_out(shop: Seller, owner: User) -> None:
    live = sold_out(shop, owner)
    version = update_offer(offer=live, content=live.content(title="Tên mới", quantity=0), changed=["title"], by=owner).waiting
    assert version is not None
    assert version.is_waiting
    return_offer(offer=version, by=officer(), reason="Viết rõ hơn.")
    update_offer(offer=version, content=version.content(title="Tên rõ hơn"), changed=["title"], by=owner)
    approve_offer(offer=submit_offer(offer=version, by=owner), by=officer())
    assert (version.is_live, version.title, stock_of(version).left) == (True, "Tên rõ hơn", 0)


def test_a_new_version_in_another_unit_needs_goods(shop: Seller, owner: User) -> None:
    live = sold_out(shop, owner)
    said = live.content(unit="thùng", quantity=0)
    with pytest.raises(TermsRefused) as refused:
        update_offer(offer=live, content=said, changed=["unit", "quantity"], by=owner)
    assert refused.value.field == "quantity"
    assert not Offer.objects.open().exists()


def test_a_second_edit_corrects_the_version_that_is_on_its_way(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    first = update_offer(offer=live, content=live.content(title="Một"), changed=["title"], by=owner).waiting
    assert first is not None
    with pytest.raises(ActionRefused):
        update_offer(offer=live, content=live.content(title="Hai"), changed=["title"], by=owner)
    recall_offer(offer=first, by=owner)
    second = update_offer(offer=live, content=live.content(title="Hai"), changed=["title"], by=owner).waiting
    assert second == first
    assert Offer.objects.of(shop).count() == 2


def test_terms_typed_into_a_version_on_its_way_change_what_stands_at_once(shop: Seller, owner: User) -> None:
    live = posted(shop, owner, title="Tên cũ", price=Decimal(68_000), quantity=50)
    version = update_offer(offer=live, content=live.content(title="Tên mới"), changed=["title"], by=owner).waiting
    assert version is not None
    recall_offer(offer=version, by=owner)
    outcome = update_offer(
        offer=version, content=version.content(price=Decimal(72_000), title="Tên rõ"), changed=["price", "title"], by=owner
    )
    live.refresh_from_db()
    assert (outcome.changed_at_once, live.price, stock_of(live).price, live.title) == (("price",), 72_000, 72_000, "Tên cũ")
    approve_offer(offer=submit_offer(offer=version, by=owner), by=officer())
    assert (version.title, version.price, stock_of(version).left) == ("Tên rõ", 72_000, 50)


def test_terms_typed_into_a_version_in_another_unit_wait_with_it(shop: Seller, owner: User) -> None:
    live = posted(shop, owner, unit="kg", price=Decimal(68_000), quantity=50)
    said = live.content(unit="thùng", price=Decimal(650_000), quantity=4)
    version = update_offer(offer=live, content=said, changed=["unit", "price", "quantity"], by=owner).waiting
    assert version is not None
    recall_offer(offer=version, by=owner)
    outcome = update_offer(offer=version, content=version.content(price=Decimal(600_000)), changed=["price"], by=owner)
    live.refresh_from_db()
    assert (outcome.changed_at_once, live.price, stock_of(live).price) == ((), 68_000, 68_000)
    approve_offer(offer=submit_offer(offer=version, by=owner), by=officer())
    assert (version.price, stock_of(version).price, stock_of(version).left) == (600_000, 600_000, 4)


def test_photos_are_material_and_their_order_too(shop: Seller, owner: User) -> None:
    one, two = picture(1), picture(2)
    live = posted(shop, owner, pictures=[one, two])
    assert update_offer(offer=live, content=live.content(), changed=[], by=owner).waiting is None
    version = update_offer(offer=live, content=live.content(pictures=[two, one]), changed=["photos"], by=owner).waiting
    assert version is not None
    assert [photo.picture for photo in version.photos.all()] == [two, one]
    assert [photo.picture for photo in live.photos.all()] == [one, two]


def test_one_product_has_one_live_offer_at_most(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offer.objects.create(
            seller=shop, product=live.product, category=live.category, title="x", unit="kg", price=1, quantity=1, state=live.state
        )


def test_an_officer_does_not_decide_on_what_changed_under_his_eyes(shop: Seller, owner: User) -> None:
    waiting = submit_offer(offer=draft_offer(seller=shop, content=content(), by=owner), by=owner)
    read = waiting.revision
    recall_offer(offer=waiting, by=owner)
    edit_draft(offer=waiting, content=waiting.content(title="Thứ khác hẳn"), by=owner)
    submit_offer(offer=waiting, by=owner)
    for decide in (
        lambda: approve_offer(offer=waiting, by=officer(), revision=read),
        lambda: return_offer(offer=waiting, by=officer(), reason="Sửa.", revision=read),
    ):
        with pytest.raises(ActionRefused):
            decide()
    waiting.refresh_from_db()
    assert waiting.is_waiting
    approve_offer(offer=waiting, by=officer(), revision=waiting.revision)
    assert waiting.is_live


def test_withdrawing_takes_the_goods_off_sale(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    withdraw_offer(offer=live, by=owner)
    assert not stock_of(live).is_for_sale
    assert not Product.objects.get(pk=live.product_id).is_public


def test_the_version_on_its_way_ends_with_the_offer_that_its_seller_ends(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    version = update_offer(offer=live, content=live.content(title="Tên mới"), changed=["title"], by=owner).waiting
    assert version is not None
    withdraw_offer(offer=live, by=owner)
    with pytest.raises(ActionRefused):
        approve_offer(offer=version, by=officer())
    assert not Offer.objects.open().exists()
    assert not Offer.objects.standing().exists()
    assert not stock_of(live).is_for_sale


def test_a_version_that_is_dropped_leaves_the_offer_that_stands(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    version = update_offer(offer=live, content=live.content(title="Tên mới"), changed=["title"], by=owner).waiting
    assert version is not None
    withdraw_offer(offer=version, by=owner)
    live.refresh_from_db()
    assert live.is_live
    assert stock_of(live).is_for_sale


def test_an_offer_whose_last_day_passed_in_the_queue_is_not_put_on_sale(shop: Seller, owner: User) -> None:
    waiting = offer(seller=shop, state="submitted", valid_until=vietnam_today())
    approve = {"offer": waiting, "by": officer()}
    with time_machine.travel(timezone.now() + dt.timedelta(days=1)), pytest.raises(LastDayOver):
        approve_offer(**approve)
    waiting.refresh_from_db()
    assert waiting.is_waiting
    assert not Product.objects.exists()
    approve_offer(**approve)
    assert waiting.is_live


def test_a_new_version_holds_as_long_as_the_seller_has_said_of_the_one_that_stands(shop: Seller, owner: User) -> None:
    live = posted(shop, owner, valid_until=vietnam_today())
    version = update_offer(offer=live, content=live.content(title="Tên mới"), changed=["title"], by=owner).waiting
    assert version is not None
    change_terms(offer=live, by=owner, valid_until=vietnam_today() + dt.timedelta(days=9))
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        approve_offer(offer=version, by=officer())
    assert version.valid_until == live.valid_until


def test_next_seasons_offer_keeps_the_product(shop: Seller, owner: User) -> None:
    last = posted(shop, owner, quantity=20, pictures=[picture(5)])
    withdraw_offer(offer=last, by=owner)
    again = repost_offer(offer=last, by=owner)
    assert again.is_draft
    assert again.product == last.product
    assert len(again.photos.all()) == 1
    approve_offer(offer=submit_offer(offer=again, by=owner), by=officer())
    record = stock_of(again)
    assert (record.is_for_sale, record.offer_id, record.left) == (True, again.pk, 20)


def test_taking_down_needs_a_reason_and_restoring_brings_the_goods_back(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    with pytest.raises(BusinessError):
        take_down_offer(offer=live, by=officer(), reason="  ")
    take_down_offer(offer=live, by=officer(), reason="Hàng không được phép bán.")
    assert not stock_of(live).is_for_sale
    restore_offer(offer=live, by=officer())
    assert stock_of(live).is_for_sale
    assert live.is_live


def test_nothing_is_restored_over_a_newer_version(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    version = update_offer(offer=live, content=live.content(title="Mới"), changed=["title"], by=owner).waiting
    assert version is not None
    take_down_offer(offer=live, by=officer(), reason="Xem lại.")
    approve_offer(offer=version, by=officer())
    with pytest.raises(AnotherIsLive):
        restore_offer(offer=live, by=officer())


def test_offers_go_stale_and_expire_with_time_and_reconfirming_brings_them_back(shop: Seller, owner: User) -> None:
    now = timezone.now()
    fresh = offer(seller=shop, confirmed_at=now - dt.timedelta(days=29))
    due = offer(seller=shop, confirmed_at=now - dt.timedelta(days=31))
    assert freshen() == (1, 0)
    fresh.refresh_from_db()
    due.refresh_from_db()
    assert fresh.is_live
    assert due.is_stale
    assert not stock_of(due).is_for_sale
    reconfirm_offer(offer=due, by=owner)
    assert due.is_live
    assert stock_of(due).is_for_sale
    Offer.objects.filter(pk=due.pk).update(confirmed_at=now - dt.timedelta(days=61))
    assert freshen() == (1, 0)
    assert freshen() == (0, 1)
    due.refresh_from_db()
    assert due.can_be_reposted
    assert freshen() == (0, 0)


def test_the_seller_is_reminded_once_of_each_confirmation(shop: Seller, owner: User) -> None:
    now = timezone.now()
    live = offer(seller=shop, confirmed_at=now - dt.timedelta(days=26))
    freshen()
    assert Offer.objects.get(pk=live.pk).reminded_at is None
    Offer.objects.filter(pk=live.pk).update(confirmed_at=now - dt.timedelta(days=28))
    freshen()
    live.refresh_from_db()
    first = live.reminded_at
    assert first is not None
    freshen()
    live.refresh_from_db()
    assert live.reminded_at == first
    assert live.is_live
    reconfirm_offer(offer=live, by=owner)
    assert not Offer.objects.to_remind(now + dt.timedelta(days=1), dt.timedelta(days=30), dt.timedelta(days=3)).exists()
    assert Offer.objects.to_remind(now + dt.timedelta(days=28), dt.timedelta(days=30), dt.timedelta(days=3)).exists()


def test_a_seller_who_was_quicker_than_the_reminder_is_reminded_when_it_is_due_again(shop: Seller, owner: User) -> None:
    now = timezone.now()
    due = offer(seller=shop, confirmed_at=now - dt.timedelta(days=28))
    reconfirm_offer(offer=Offer.objects.get(pk=due.pk), by=owner)
    with pytest.raises(StillFresh):
        remind_seller(offer=due)
    due.refresh_from_db()
    assert due.reminded_at is None
    with time_machine.travel(now + dt.timedelta(days=28)):
        freshen()
    due.refresh_from_db()
    assert due.reminded_at is not None


def test_a_suspension_stops_the_clock_and_grace_follows_it(shop: Seller, owner: User, drain_jobs: Callable[..., list[str]]) -> None:
    """Days since the suspension: 1 a confirmation would be too old, 31 a stale one would end, 40 reinstated, 43 the grace is over."""
    now, clerk = timezone.now(), officer()
    left, confirmed = offer(seller=shop, confirmed_at=now - dt.timedelta(days=29)), offer(seller=shop, state="stale")
    Offer.objects.filter(pk=confirmed.pk).update(confirmed_at=now - dt.timedelta(days=31))
    unconfirmed = offer(seller=shop, state="stale", confirmed_at=now - dt.timedelta(days=40))
    ends = offer(seller=shop, valid_until=vietnam_today() + dt.timedelta(days=5))
    freshen()
    drain_jobs()
    assert told(owner) == 1
    suspend_at_once(shop, by=clerk, ground="serious", reason="Hàng giả.")
    with time_machine.travel(now + dt.timedelta(days=39)):
        assert freshen() == (0, 1)
        drain_jobs()
        assert Offer.objects.get(pk=ends.pk).can_be_reposted
        assert (told(owner), states(left, unconfirmed)) == (1, ["live", "stale"])
        reconfirm_offer(offer=confirmed, by=owner)
        assert confirmed.is_live
        assert not Offer.objects.visible().exists()
    with time_machine.travel(now + dt.timedelta(days=40)):
        reinstate_seller(shop, by=clerk, reason="Đã khắc phục.")
        assert (freshen(), freshen()) == ((0, 0), (0, 0))
        drain_jobs()
        assert told(owner) == 2  # once more for the one that is too old, not for the one that was confirmed meanwhile
        assert set(Offer.objects.visible()) == {left, confirmed}
        assert set(shown_now([left.pk, confirmed.pk])) == {left.pk, confirmed.pk}
        page = Client().get(left.get_absolute_url()).content.decode()
        assert f"{timezone.localtime(left.confirmed_at):%d/%m/%Y}" in page
    with time_machine.travel(now + dt.timedelta(days=42, hours=23)):
        assert freshen() == (0, 0)
    with time_machine.travel(now + dt.timedelta(days=43, hours=1)):
        assert freshen() == (1, 1)
        assert states(left, unconfirmed, confirmed) == ["stale", "expired", "live"]


def told(owner: User) -> int:
    """How many times somebody was asked to confirm an offer that is still on sale."""
    return Notification.objects.inbox_of(owner).filter(template="offer_stale_soon").count()


def states(*offers: Offer) -> list[str]:
    return [Offer.objects.get(pk=each.pk).state for each in offers]


def test_a_revoked_identity_stops_the_clock_until_a_new_check(shop: Seller, owner: User) -> None:
    now, clerk = timezone.now(), officer()
    live = offer(seller=shop, confirmed_at=now - dt.timedelta(days=20))
    revoke_identity(shop, by=clerk, reason="Căn cước mượn.")
    with time_machine.travel(now + dt.timedelta(days=30)):
        assert freshen() == (0, 0)
        claim = Claim("Nguyễn Thị Bán", dt.date(1990, 5, 17), personal_id())
        verify_seller(Seller.objects.get(pk=shop.pk), by=clerk, claim=claim, checker=ALL_AGREES)
        assert freshen() == (0, 0)
        assert live in Offer.objects.visible()
    with time_machine.travel(now + dt.timedelta(days=34)):
        assert freshen() == (1, 0)


def test_an_offers_last_day_ends_it(shop: Seller) -> None:
    live = offer(seller=shop, valid_until=vietnam_today())
    assert freshen() == (0, 0)
    Offer.objects.filter(pk=live.pk).update(valid_until=vietnam_today() - dt.timedelta(days=1))
    assert freshen() == (0, 1)


def test_a_stale_offer_of_an_unchecked_seller_stays_off_sale(owner: User) -> None:
    stale = offer(seller=seller(owner=owner, verified=False), state="stale")
    with pytest.raises(NotReady):
        reconfirm_offer(offer=stale, by=owner)
    stale.refresh_from_db()
    assert stale.is_stale


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", Decimal(0)),
        ("price", Decimal(-1)),
        ("price", Decimal(10) ** 12),
        ("price", Decimal("0.5")),
        ("quantity", 0),
        ("quantity", -1),
        ("quantity", 2**31),
        ("minimum_quantity", 0),
        ("minimum_quantity", 101),
        ("unit", "USD"),
        ("title", "   "),
        ("valid_until", dt.date(2020, 1, 1)),
        ("valid_until", dt.date(2099, 1, 1)),
    ],
)
def test_no_offer_may_say_nonsense(shop: Seller, owner: User, field: str, value: object) -> None:
    """S19."""
    with pytest.raises(TermsRefused) as refused:
        draft_offer(seller=shop, content=content(**{field: value}), by=owner)
    assert refused.value.field == field
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "terms", [{"price": Decimal(0)}, {"price": Decimal(10) ** 12}, {"quantity": -1}, {"quantity": 2**31}, {"minimum_quantity": 0}]
)
def test_no_standing_offer_may_be_changed_into_nonsense(shop: Seller, owner: User, terms: dict[str, Decimal | int]) -> None:
    """S19."""
    live = posted(shop, owner)
    before = stock_of(live)
    with pytest.raises(TermsRefused):
        change_terms(offer=live, by=owner, **terms)  # type: ignore[arg-type]
    after = stock_of(live)
    assert (after.price, after.num_in_stock, after.minimum_quantity) == (before.price, before.num_in_stock, before.minimum_quantity)


def test_strangers_write_no_offers_for_a_seller(shop: Seller) -> None:
    with pytest.raises(NotAllowed):
        draft_offer(seller=shop, content=content(), by=person())


def test_orders_that_change_the_stock_make_the_offers_revision_grow(shop: Seller, owner: User, drain_jobs: object) -> None:
    live = posted(shop, owner)
    before = Offer.objects.get(pk=live.pk).revision
    stock.reserve({stock_of(live).pk: 1})
    drain_jobs()  # type: ignore[operator]
    assert Offer.objects.get(pk=live.pk).revision > before


def test_every_change_of_an_offer_is_in_the_trail(shop: Seller, owner: User) -> None:
    live = posted(shop, owner)
    clerk = officer()
    take_down_offer(offer=live, by=clerk, reason="Hàng cấm.")
    from sellers.offers.models import OfferTrail

    last = OfferTrail.objects.filter(pgh_obj=live).order_by("-pgh_id").select_related("pgh_context").first()
    assert last.pgh_context.metadata["action"] == "offer.take_down"
    assert last.pgh_context.metadata["by"] == clerk.pk
    assert last.pgh_context.metadata["reason"] == "Hàng cấm."
