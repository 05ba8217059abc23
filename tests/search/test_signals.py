"""The factors beside the text: bounded, neutral where nothing is known, measured from what sellers did."""

import datetime as dt
import itertools

import pytest
from django.utils import timezone

from marketplace.commerce.order.actions import refuse_order
from marketplace.commerce.order.lifecycle import Actor, OrderState
from marketplace.commerce.order.models import Order, OrderStatusChange
from marketplace.places.models import Commune
from search.documents import documents_of
from search.indexing.changes import readable
from search.models import SearchDocument, SellerService
from search.ranking import weights
from search.ranking.distance import kilometres, near
from search.ranking.service import measure
from search.ranking.signals import NEUTRAL, Moment, Near, Signals, certificate, completeness, freshness, service
from search.tasks import measure_service
from sellers.accounts.models import Seller
from sellers.offers.models import Offer
from tests.factories.commerce import order
from tests.factories.offers import offer, picture
from tests.factories.sellers import seller

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def test_all_signals_together_stay_within_their_bounds() -> None:
    fresh = [factor for _days, factor in weights.FRESHNESS] + [weights.FRESHNESS_OLDER, NEUTRAL]
    complete = [weights.COMPLETENESS_LEAST, weights.COMPLETENESS_FULL, NEUTRAL]
    serving = [weights.SERVICE_WORST, weights.SERVICE_BEST, NEUTRAL]
    far = [factor for _km, factor in weights.DISTANCE] + [NEUTRAL]
    certified = [factor for _stars, factor in weights.OCOP_STARS] + [weights.CERTIFICATE, NEUTRAL]
    products = [Signals(*factors).product for factors in itertools.product(fresh, complete, serving, far, certified)]
    assert weights.SIGNALS_LOWEST <= min(products) < max(products) <= weights.SIGNALS_HIGHEST


def test_rows_and_explanations_are_multiplied_alike() -> None:
    for factors in itertools.product((0.97, 1.03), (0.95, 1.04), (NEUTRAL, 1.02), ("25459", "99999")):
        moment = Moment(Near(("25459",), ((1.04, ("25459",)),)), NOW)
        confirmed = NOW - dt.timedelta(days=1)
        complete, serving, certified, where = factors
        told = moment.signals(confirmed_at=confirmed, completeness=complete, service=serving, certificate=certified, commune=where)
        assert moment.factor(int(confirmed.timestamp()), complete, serving, certified, where) == pytest.approx(told.product)


def test_a_certificate_counts_by_the_best_and_none_is_neutral() -> None:
    assert certificate(()) == NEUTRAL
    assert certificate(("haccp", "vietgap")) == certificate(("halal",)) == weights.CERTIFICATE
    stars = [certificate(("ocop", f"ocop-{number}")) for number in (3, 4, 5)]
    assert stars == sorted(set(stars))
    assert NEUTRAL < weights.CERTIFICATE <= stars[0]
    assert certificate(("ocop", "ocop-4", "vietgap")) == stars[1]


@pytest.mark.parametrize(("days", "factor"), [(0, 1.03), (3, 1.03), (4, 1.015), (10, 1.015), (11, 1.0), (20, 1.0), (21, 0.98), (400, 0.98)])
def test_freshness_goes_down_by_steps(days: int, factor: float) -> None:
    assert freshness(NOW - dt.timedelta(days=days), NOW) == factor


def test_both_engines_are_told_the_same_steps() -> None:
    moment = Moment(now=NOW)
    for hours in range(0, 24 * 40, 5):
        confirmed = NOW - dt.timedelta(hours=hours)
        bands = [
            factor
            for since, before, factor in moment.freshness_bands
            if (since is None or confirmed >= since) and (before is None or confirmed < before)
        ]
        assert bands == [freshness(confirmed, NOW)]


def test_a_complete_announcement_counts_more_than_a_bare_one() -> None:
    bare = completeness(photos=0, description="", delivery_note="")
    pictured = completeness(photos=1, description="ngon", delivery_note="")
    full = completeness(photos=3, description="Muối tôm rang tay. " * 20, delivery_note="Giao trong ngày")
    assert bare == weights.COMPLETENESS_LEAST < pictured < full == weights.COMPLETENESS_FULL
    assert completeness(photos=0, description=" " * 500, delivery_note="  ") == bare


def test_the_shares_of_completeness_add_up_to_one() -> None:
    shares = (weights.PHOTO, weights.THREE_PHOTOS, weights.DESCRIPTION, weights.LONG_DESCRIPTION, weights.DELIVERY_NOTE)
    assert sum(shares) == pytest.approx(1.0)


def test_service_is_neutral_until_there_are_enough_orders() -> None:
    few = weights.SERVICE_FEWEST_ORDERS
    assert service(orders=few - 1, answered_in_time=0.0, fulfilled=0.0) == NEUTRAL
    assert service(orders=few, answered_in_time=0.0, fulfilled=0.0) == weights.SERVICE_WORST
    assert service(orders=few, answered_in_time=1.0, fulfilled=1.0) == weights.SERVICE_BEST
    assert service(orders=few, answered_in_time=0.9, fulfilled=0.9) == NEUTRAL


@pytest.mark.django_db
def test_the_nearer_commune_counts_more() -> None:
    home = Commune.objects.of_the_exchange().order_by("pk").first()
    assert home is not None
    place = near(home.pk)
    assert place is not None
    assert place.factor(home.pk) == weights.DISTANCE[0][1]
    assert place.factor("00004") == NEUTRAL
    for other in Commune.objects.of_the_exchange().exclude(pk=home.pk):
        far = kilometres((home.latitude or 0, home.longitude or 0), (other.latitude or 0, other.longitude or 0))
        expected = next((factor for limit, factor in weights.DISTANCE[1:] if far <= limit), NEUTRAL)
        assert place.factor(other.pk) == expected
    assert near("99999") is None
    assert near("") is None


def test_kilometres_between_known_places() -> None:
    # Ba Đình in Hà Nội and Tân Ninh, by their coordinates: some 1,100 km.
    assert kilometres((21.0394, 105.8364), (11.31, 106.10)) == pytest.approx(1082, abs=5)
    assert kilometres((11.0, 106.0), (11.0, 106.0)) == 0


@pytest.mark.django_db
def test_a_document_carries_what_the_announcement_tells_and_the_sellers_service() -> None:
    who = seller()
    SellerService.objects.create(seller=who, orders=9, answered_in_time=1, fulfilled=1, factor=1.04, measured_at=NOW)
    shown = offer(seller=who, pictures=[picture()], fulfilment_note="Giao trong ngày")
    bare = offer()
    found = {each.offer_id: each for each in documents_of(readable([shown.pk, bare.pk]))}
    assert (found[shown.pk].completeness, found[shown.pk].service) == (1.0, 1.04)
    assert (found[bare.pk].completeness, found[bare.pk].service) == (0.97, NEUTRAL)


def _orders(of: Seller, *states: str) -> list[Order]:
    return [order(state, of=of.partner) for state in states]


@pytest.mark.django_db
def test_service_is_measured_from_orders() -> None:
    good, bad, new = seller(), seller(), seller()
    _orders(good, *[OrderState.COMPLETED] * 4, OrderState.DELIVERED)
    _orders(bad, *[OrderState.REFUSED] * 3, *[OrderState.DELIVERED] * 2)
    _orders(new, OrderState.REFUSED)
    measure()
    assert SellerService.objects.get(seller=good).factor == weights.SERVICE_BEST
    found = SellerService.objects.get(seller=bad)
    assert (found.orders, found.answered_in_time, found.fulfilled) == (5, 1.0, 0.4)
    assert weights.SERVICE_WORST < found.factor < NEUTRAL
    assert SellerService.objects.get(seller=new).factor == NEUTRAL


@pytest.mark.django_db
def test_what_buyers_take_back_says_nothing_of_the_seller() -> None:
    who = seller()
    _orders(who, *[OrderState.CANCELLED] * 5)
    refused_at_the_door = _orders(who, *[OrderState.SHIPPED] * 2)
    for each in refused_at_the_door:
        refuse_order(each, by=None, actor=Actor.SELLER, reason="Khách không nhận")
    measure()
    found = SellerService.objects.get(seller=who)
    assert (found.orders, found.answered_in_time, found.fulfilled) == (2, 1.0, 1.0)


@pytest.mark.django_db
def test_answers_that_come_late_or_never_count_against_the_seller() -> None:
    who = seller()
    late, never, in_time = _orders(who, OrderState.CONFIRMED, OrderState.NEW, OrderState.CONFIRMED)
    long_ago = timezone.now() - dt.timedelta(days=3)
    Order.objects.filter(pk__in=[late.pk, never.pk]).update(confirm_by=long_ago)
    assert OrderStatusChange.objects.filter(order=in_time, old_status=OrderState.NEW).count() == 1
    measure()
    found = SellerService.objects.get(seller=who)
    assert (found.orders, round(found.answered_in_time, 2)) == (3, 0.33)


@pytest.mark.django_db
def test_a_changed_service_reaches_the_index_with_a_newer_version(only_postgresql: None) -> None:
    who = seller()
    mine, other = offer(seller=who), offer()
    measure_service(timestamp=0)
    _orders(who, *[OrderState.COMPLETED] * 5)
    measure_service(timestamp=0)
    assert Offer.objects.get(pk=mine.pk).revision == mine.revision + 1
    assert Offer.objects.get(pk=other.pk).revision == other.revision
    assert SearchDocument.objects.get(pk=mine.pk).service == weights.SERVICE_BEST
    measure_service(timestamp=0)
    assert Offer.objects.get(pk=mine.pk).revision == mine.revision + 1


@pytest.mark.django_db
def test_old_orders_are_forgotten(only_postgresql: None) -> None:
    who = seller()
    mine = offer(seller=who)
    _orders(who, *[OrderState.COMPLETED] * 5)
    measure_service(timestamp=0)
    Order.objects.update(date_placed=timezone.now() - dt.timedelta(days=weights.SERVICE_DAYS + 1))
    measure_service(timestamp=0)
    assert not SellerService.objects.exists()
    assert SearchDocument.objects.get(pk=mine.pk).service == NEUTRAL
