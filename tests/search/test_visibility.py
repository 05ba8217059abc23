"""Whatever may not be shown is in no result, no count, no facet, no suggestion and on no map, on either engine (S18)."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.commerce.partner.models import Partner, SellerKind
from marketplace.events import publish
from marketplace.sitemap import SITEMAPS
from search.backends.engines import elasticsearch
from search.backends.protocol import Facets
from search.indexing.writing import write_offers
from search.pages.asked import read
from search.pages.found import find
from search.pages.suggestions import forget_names
from search.vocabulary import forget_vocabulary, remake_vocabulary
from sellers.accounts.events import SellerSuspended
from sellers.accounts.lifecycle import SellerState
from sellers.accounts.models import Seller
from sellers.offers.events import OfferEnded
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer
from tests.factories.certificates import certificate
from tests.factories.offers import category, offer
from tests.factories.sellers import commune, seller

pytestmark = pytest.mark.django_db

SECRET = "Sâm Ngọc Linh bí mật"
PATHS = [
    {"q": "sâm ngọc linh"},
    {"q": "sâm"},
    {"q": "bí mật", "sort": "price"},
    {"sort": "newest"},
    {"view": "map"},
    {"q": "sâm", "kind": "enterprise"},
    {"q": "zzzz"},
]


def unapproved(made: Offer) -> None:
    made.state = OfferState.SUBMITTED
    made.save()


def ended(state: str) -> Callable[[Offer], None]:
    def end(made: Offer) -> None:
        made.state = state
        made.save()
        with transaction.atomic():
            publish(OfferEnded(offer_id=made.pk))

    end.__name__ = state
    return end


def suspended(made: Offer) -> None:
    Seller.objects.filter(pk=made.seller_id).update(state=SellerState.SUSPENDED)
    with transaction.atomic():
        publish(SellerSuspended(seller_id=made.seller_id))


HIDINGS = [
    unapproved,
    suspended,
    *(ended(state) for state in (OfferState.STALE, OfferState.EXPIRED, OfferState.WITHDRAWN, OfferState.TAKEN_DOWN, OfferState.REPLACED)),
]


@pytest.fixture
def secret(engine: str) -> Offer:
    """One offer that is alone in everything it could be counted by, among others that may be seen."""
    long_ago = timezone.now() - dt.timedelta(days=20)
    seen = seller(commune=commune("25459"), kind=SellerKind.HOUSEHOLD)
    offer(title="Sâm dây", seller=seen, price=Decimal(40_000), confirmed_at=long_ago)
    hers = seller(commune=commune("25732"), kind=SellerKind.ENTERPRISE, stall_name="Vườn sâm kín")
    Partner.objects.filter(pk=seen.partner_id).update(delivers=True, offers_pickup=False)
    Partner.objects.filter(pk=hers.partner_id).update(delivers=False, offers_pickup=True)
    hidden = offer(title=SECRET, seller=hers, price=Decimal(7_000_000), category=category("Dược liệu quý"))
    certificate(code="vietgap", offers=[hidden])
    return hidden


def settle() -> None:
    if found := elasticsearch():
        found.settle()
    remake_vocabulary()
    forget_vocabulary()
    forget_names()


def counted(query: dict[str, str]) -> Facets:
    """The numbers behind the page."""
    return find(read(QueryDict(urlencode(query)))).facets


def told(client: Client) -> str:
    """Everything that search pages say of the goods."""
    said = []
    for query in PATHS:
        answer = client.get(reverse("search"), query)
        facets = counted(query)
        said.append(f"{query} {answer.content.decode()} {facets} fresh in 7: {facets.fresh.get(7)}")
        said.append(client.get(reverse("search_count"), query).content.decode())
    said += [client.get(path).content.decode() for path in ("/", *(reverse("sitemap", args=[name]) for name in SITEMAPS))]
    said += [client.get(reverse("search_suggest"), {"q": typed}).content.decode() for typed in ("sâm", "vườn s", "sâm ngọc l")]
    return "\n".join(said)


@pytest.mark.parametrize("hide", HIDINGS)
def test_what_is_hidden_leaves_no_trace_in_search(secret: Offer, client: Client, drain_jobs: Any, hide: Callable[[Offer], None]) -> None:
    if hide is unapproved:
        hide(secret)
    write_offers(list(Offer.objects.values_list("pk", flat=True)))
    settle()
    if hide is not unapproved:
        before = told(client)
        traces = ("bí mật", "Vườn sâm kín", "'25732'", "'pickup': 1", "'vietgap': 1", "fresh in 7: 1", f"{secret.get_absolute_url()}</loc>")
        assert [trace for trace in traces if trace not in before] == [], "the test would see it"
        hide(secret)
        assert "Ngọc Linh" not in client.get(reverse("search"), {"q": "sâm"}).content.decode(), "before the index has heard of it"
        drain_jobs()
        settle()
    shown = told(client)
    assert "Ngọc Linh" not in shown
    assert secret.get_absolute_url() not in shown
    assert "Vườn sâm kín" not in shown
    assert "'25732'" not in shown
    for facets in map(counted, PATHS):
        assert set(facets.communes) <= {"25459"}
        assert set(facets.kinds) <= {"household"}
        assert sum(facets.prices.values()) <= 1
        assert secret.category_id not in facets.categories
        assert not facets.handover.get("pickup")
        assert not facets.certificates
        assert not facets.fresh.get(7)
