"""The public page of an offer says who sells what for how much, and never shows what cannot be had."""

import datetime as dt
import json
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.tree import forget_tree
from marketplace.rules.values import rule
from sellers.offers.actions.approve_offer import approve_offer
from tests.factories.offers import category, offer, picture
from tests.factories.people import officer
from tests.factories.sellers import seller, verify

pytestmark = pytest.mark.django_db


def page(client: Client, of: Any) -> Any:
    return client.get(reverse("offer", args=[of.slug, of.pk]))


def test_a_live_offer_shows_price_stock_and_who_sells(client: Client) -> None:
    shop = seller(zalo="+84907000001")
    live = offer(seller=shop, title="Muối tôm Tây Ninh", price=85_000, unit="hũ", quantity=40, minimum_quantity=3, pictures=[picture()])
    response = page(client, live)
    assert response.status_code == 200
    text = response.content.decode()
    for expected in (
        "Muối tôm Tây Ninh",
        "85.000",
        "hũ",
        "40",
        shop.legal_name,
        shop.address_line,
        f"tel:{shop.phone}",
        "https://zalo.me/84907000001",
    ):
        assert expected in text, expected
    assert "image/webp" in text


def test_offer_and_stall_say_who_checked_the_sellers_papers_and_when(client: Client) -> None:
    shop = seller(verified=False)
    with time_machine.travel(dt.datetime(2026, 11, 3, 5, 0, tzinfo=dt.UTC)):
        verify(shop, by=officer(full_name="Lê Thị Soát"))
    for path in (offer(seller=shop).get_absolute_url(), shop.get_absolute_url()):
        text = re.sub(r"<[^>]+>", "", client.get(path).content.decode())
        assert "Cán bộ Lê Thị Soát đã kiểm tra giấy tờ · 03/11/2026" in text, path


def test_machines_read_the_same_offer_and_no_script_can_hide_in_it(client: Client) -> None:
    live = offer(title="</script><script>alert(1)</script>", description="<!-- & -->")
    text = page(client, live).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["name"] == live.title
    assert data["offers"]["price"] == "68000"
    assert "<script>alert" not in text


def test_an_old_address_leads_to_the_right_one(client: Client) -> None:
    live = offer(title="Mãng cầu Bà Đen")
    response = client.get(reverse("offer", args=["ten-cu", live.pk]))
    assert response.status_code == 301
    assert response["Location"] == live.get_absolute_url()


def test_a_stale_offer_says_so_and_cannot_be_ordered(client: Client) -> None:
    stale = offer(state="stale")
    response = page(client, stale)
    assert response.status_code == 200
    assert 'content="noindex"' in response.content.decode()
    assert "ld+json" not in response.content.decode()
    assert not response.context["orderable"]


def test_less_than_the_smallest_order_cannot_be_ordered(client: Client) -> None:
    live = offer(quantity=10, minimum_quantity=5)
    live.stock.__class__.objects.filter(pk=live.stock.pk).update(num_in_stock=4)
    assert not page(client, live).context["orderable"]


@pytest.mark.parametrize("state", ["expired", "withdrawn", "replaced", "taken_down"])
def test_an_offer_that_ended_shows_what_can_be_had_instead(client: Client, state: str) -> None:
    kind = category("Trái cây")
    other = offer(category=kind, title="Mãng cầu khác")
    response = page(client, offer(state=state, category=kind))
    assert response.status_code == 410
    assert other.title in response.content.decode()


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_what_no_officer_has_read_is_not_there(client: Client, state: str) -> None:
    assert page(client, offer(state=state)).status_code == 404


def test_a_suspended_sellers_goods_are_gone_from_their_pages(client: Client) -> None:
    hidden = offer(seller=seller(trading=False), title="Hàng của người bị ngừng")
    response = page(client, hidden)
    assert response.status_code == 410
    assert hidden.seller.legal_name not in response.content.decode()
    closed = client.get(hidden.seller.get_absolute_url())
    assert closed.status_code == 410
    # Browsers would keep a 410 for ever, and the goods of a reinstated seller come back.
    assert all("no-store" in each["Cache-Control"] for each in (response, closed))
    assert hidden.title not in closed.content.decode()


def test_a_replaced_offer_leads_to_the_newer_one(client: Client) -> None:
    old = offer()
    newer = offer(seller=old.seller, state="submitted", title="Tên mới hẳn")
    type(old).objects.filter(pk=newer.pk).update(product=old.product, replaces=old)
    newer.refresh_from_db()
    approve_offer(offer=newer, by=officer())
    response = page(client, old)
    assert response.status_code == 302
    assert response["Location"] == newer.get_absolute_url()


def test_an_offer_page_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    rule("offers.fresh_days")
    few, many = offer(pictures=[picture()]), offer(pictures=[picture() for _ in range(8)])
    page(client, few)
    for each in (few, many):
        with django_assert_max_num_queries(8):
            assert page(client, each).status_code == 200


def test_a_stalls_queries_do_not_grow_with_its_goods(client: Client) -> None:
    def stall_with(number: int) -> Any:
        shop = seller()
        for _ in range(number):
            offer(seller=shop, pictures=[picture()])
        return shop

    small, large = stall_with(3), stall_with(30)
    client.get(small.get_absolute_url())
    counts = []
    for shop in (small, large):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(shop.get_absolute_url())
        assert response.status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 8


def test_the_map_of_the_site_lists_what_can_be_visited(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://san.example.vn"
    live, hidden = offer(), offer(seller=seller(trading=False))
    index = client.get("/sitemap.xml").content.decode()
    assert "https://san.example.vn/sitemap-chao-ban.xml" in index
    listed = client.get("/sitemap-chao-ban.xml").content.decode()
    assert f"https://san.example.vn{live.get_absolute_url()}" in listed
    assert f"https://san.example.vn/en{live.get_absolute_url()}" in listed
    assert f"-{hidden.pk}/" not in listed
    robots = client.get("/robots.txt").content.decode()
    assert "Sitemap: https://san.example.vn/sitemap.xml" in robots
    assert "Disallow: /gian-lam-viec/" in robots


def test_the_map_lists_categories_in_which_something_is_on_sale(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://san.example.vn"
    top = category("Bánh trái")
    full, empty = category("Bánh pía", parent=top), category("Bánh in", parent=top)
    offer(category=full)
    offer(category=empty, seller=seller(trading=False))
    forget_tree()
    listed = client.get("/sitemap-danh-muc.xml").content.decode()
    for node in (top, full):
        assert f"https://san.example.vn/danh-muc/{node.slug}/" in listed
        assert f"https://san.example.vn/en/danh-muc/{node.slug}/" in listed
    assert f"/{empty.slug}/" not in listed
    assert "/sitemap-danh-muc.xml" in client.get("/sitemap.xml").content.decode()
