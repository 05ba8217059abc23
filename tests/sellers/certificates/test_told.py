"""A seller's people are told what an officer decided, once, in their own language."""

import datetime as dt
from collections.abc import Callable

import pytest

from marketplace.language.dates import vietnam_today
from marketplace.notifications.models import Notification
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement
from tests.factories.certificates import REASON, certificate
from tests.factories.offers import offer
from tests.factories.people import officer
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "template", "says"),
    [
        ("returned", "certificate_returned", REASON),
        ("approved", "certificate_approved", "OCOP 4 sao"),
        ("rejected", "certificate_rejected", REASON),
        ("revoked", "certificate_revoked", REASON),
    ],
)
def test_the_seller_is_told_once(state: str, template: str, says: str, drain_jobs: Callable[..., list[str]]) -> None:
    made = certificate(state, offers=[offer()])
    drain_jobs()
    message = Notification.objects.inbox_of(made.seller.members.get()).get(template=template)
    assert says in message.body
    assert made.number in message.subject
    assert message.link.endswith(f"/chung-nhan/{made.pk}/")


def test_the_kind_is_named_in_the_language_of_the_reader(drain_jobs: Callable[..., list[str]]) -> None:
    shop = seller()
    owner = shop.members.get()
    owner.language = "en"
    owner.save()
    certificate(code="food-safety", seller=shop)
    drain_jobs()
    message = Notification.objects.inbox_of(owner).get(template="certificate_approved")
    assert "Food-safe premises" in message.subject
    assert message.link.startswith("/en/")


def test_the_seller_is_told_from_when_buyers_see_it(drain_jobs: Callable[..., list[str]]) -> None:
    closed, first = seller(), vietnam_today() + dt.timedelta(days=9)
    suspend_at_once(closed, by=officer(), ground=Enforcement.Ground.SERIOUS, reason=REASON)
    said = {
        certificate(code="haccp"): "Người mua thấy giấy trong thời gian còn hiệu lực.",
        certificate(code="haccp", issued_on=first): f"Người mua thấy giấy từ ngày {first:%d/%m/%Y}.",
        certificate(code="haccp", seller=closed): "Người mua thấy giấy khi hàng của gian hàng này được hiển thị lại.",
    }
    drain_jobs()
    for made, words in said.items():
        assert words in Notification.objects.inbox_of(made.seller.members.get()).get(template="certificate_approved").body
