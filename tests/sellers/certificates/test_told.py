"""A seller's people are told what an officer decided, once, in their own language."""

from collections.abc import Callable

import pytest

from marketplace.notifications.models import Notification
from tests.factories.certificates import REASON, certificate
from tests.factories.offers import offer
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
