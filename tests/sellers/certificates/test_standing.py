"""Which certificates stand for which goods: from the first day to the end of the last one, in Vietnam, while the seller trades."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.utils import translation

from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement
from sellers.certificates.actions.revoke_certificate import revoke_certificate
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.certificates.models import Certificate, CertificateKind
from sellers.certificates.standing import codes_of_goods, names_of_codes, products_of, standing_codes
from tests.factories.certificates import REASON, certificate
from tests.factories.offers import offer
from tests.factories.people import officer
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2026, 11, 2), dt.date(2026, 11, 20)
# 30 minutes past midnight in Vietnam, when it is still the day before in UTC.
HALF_AN_HOUR = dt.timedelta(hours=17, minutes=30)


def just_after_midnight(day: dt.date) -> dt.datetime:
    """The beginning of that day in Vietnam."""
    return dt.datetime.combine(day, dt.time(), dt.UTC) - dt.timedelta(days=1) + HALF_AN_HOUR


def test_codes_of_goods_name_the_kind_and_its_level() -> None:
    shop = seller()
    cakes, salt, plain = (offer(seller=shop) for _ in range(3))
    certificate(offers=[cakes, salt], level=4)
    certificate(code="vietgap", offers=[cakes])
    certificate("submitted", code="organic", offers=[plain])
    asked = [each.product_id for each in (cakes, salt, plain)]
    assert codes_of_goods(asked) == {cakes.product_id: ("ocop", "ocop-4", "vietgap"), salt.product_id: ("ocop", "ocop-4")}
    assert codes_of_goods([]) == {}
    assert standing_codes() == {"ocop", "ocop-4", "vietgap"}


def test_a_certificate_of_premises_stands_for_everything_of_its_seller_and_of_nobody_else() -> None:
    shop = seller()
    ours, theirs = [offer(seller=shop) for _ in range(2)], offer()
    made = certificate(code="haccp", seller=shop)
    assert codes_of_goods([*(each.product_id for each in ours), theirs.product_id]) == {each.product_id: ("haccp",) for each in ours}
    assert products_of(made.pk) == sorted(each.product_id for each in ours)


def test_the_questions_cost_no_more_for_many_goods(django_assert_num_queries: Callable) -> None:
    shop = seller()
    goods = [offer(seller=shop) for _ in range(4)]
    certificate(offers=goods)
    with django_assert_num_queries(2):
        assert len(codes_of_goods([each.product_id for each in goods])) == 4
    with django_assert_num_queries(1):
        standing_codes()


@pytest.mark.parametrize(
    ("day", "stands"),
    [(FIRST - dt.timedelta(days=1), False), (FIRST, True), (LAST, True), (LAST + dt.timedelta(days=1), False)],
)
def test_it_stands_from_its_first_day_to_the_end_of_its_last(day: dt.date, stands: bool) -> None:
    goods = offer()
    made = certificate(offers=[goods], issued_on=FIRST, expires_on=LAST, at=just_after_midnight(FIRST - dt.timedelta(days=5)))
    assert made.is_approved
    with time_machine.travel(just_after_midnight(day), tick=False):
        assert bool(codes_of_goods([goods.product_id])) is stands
        assert bool(standing_codes()) is stands


def test_a_suspended_seller_has_none_and_withdrawing_and_revoking_end_it() -> None:
    goods = [offer() for _ in range(3)]
    first, second, third = (certificate(offers=[each]) for each in goods)
    clerk, asked = officer(), [each.product_id for each in goods]
    assert len(codes_of_goods(asked)) == 3
    suspend_at_once(goods[0].seller, by=clerk, ground=Enforcement.Ground.SERIOUS, reason=REASON)
    withdraw_certificate(certificate=second, by=goods[1].seller.members.get())
    revoke_certificate(certificate=third, by=clerk, reason=REASON)
    assert codes_of_goods(asked) == {}
    assert first.is_approved


def test_every_code_has_a_name_in_both_languages() -> None:
    known = names_of_codes()
    assert known["ocop-4"] == "OCOP 4 sao"
    assert {"ocop", "ocop-3", "ocop-5", "vietgap", "globalgap", "organic", "haccp", "iso-22000", "food-safety", "gi"} <= known.keys()
    assert "ocop-2" not in known
    with translation.override("en"):
        assert names_of_codes()["ocop-4"] == "OCOP 4 stars"
        assert names_of_codes().keys() == known.keys()


def test_kinds_with_months_have_a_last_day_of_themselves() -> None:
    made = certificate(offers=[offer()], issued_on=dt.date(2026, 8, 31), at=just_after_midnight(dt.date(2026, 9, 3)))
    assert made.expires_on == dt.date(2029, 8, 31)
    of_mark = certificate(code="gi", offers=[offer()])
    assert of_mark.expires_on is None
    assert Certificate.objects.count() == 2
    assert CertificateKind.objects.get(code="ocop").months_valid == 36
