"""Result and category pages: what a visitor sees, with both engines and with none but PostgreSQL."""

import datetime as dt
import gzip
import re
from decimal import Decimal
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.middleware.csrf import _does_token_match
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from catalogue.models import Category
from catalogue.tree import forget_tree
from marketplace.commerce.partner.models import Partner, SellerKind
from marketplace.places.models import Commune
from search.backends import engines
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.engines import elasticsearch
from search.backends.protocol import Sort
from search.indexing.writing import write_offers
from search.insight.counting import FEWEST_KEPT, count_search
from search.insight.notes import Note
from search.pages.asked import Asked
from search.pages.body import forget_bodies
from search.pages.cards import TOKEN, Card, forget_cards
from search.pages.cursor import LARGEST_VALUE, RANKED_PAGES, Cursor, write
from search.pages.facets import MOST_CHOICES
from search.pages.found import PAGE_SIZE, also_looked_for
from search.pages.gaps import gap
from search.pages.relaxing import absent
from search.pages.suggestions import forget_names
from search.understanding import Understood, Variant, Why
from search.vocabulary import forget_vocabulary, remake_vocabulary
from sellers.accounts.lifecycle import SellerState
from sellers.accounts.models import Seller
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer
from tests.factories.offers import category, offer
from tests.factories.sellers import commune, seller

pytestmark = pytest.mark.django_db
# All that a page may ask the database, whoever looks; see also the lists' tests.
MOST_QUERIES = 8
GROUPS = ["Nhiều người tìm", "Ngành hàng", "Chào bán", "Người bán", "Địa danh"]


def index_everything() -> None:
    write_offers(list(Offer.objects.values_list("pk", flat=True)))
    if engine := elasticsearch():
        engine.settle()
    remake_vocabulary()
    forget_vocabulary()
    forget_tree()
    forget_names()


def page(client: Client, path: str = "", **query: Any) -> str:
    answer = client.get(path or reverse("search"), query)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def titles(client: Client, path: str = "", **query: Any) -> list[str]:
    drawn = re.findall(r'class="offer__title"><a [^>]*>(.*?)</a>', page(client, path, **query))
    return [re.sub("</?mark>", "", title) for title in drawn]


def test_goods_are_found_with_price_seller_and_place(engine: str, client: Client) -> None:
    made = offer(title="Bánh tráng phơi sương", price=Decimal(68_000))
    offer(title="Muối tôm")
    index_everything()
    shown = page(client, q="banh trang")
    assert "Bánh tráng phơi sương" in shown
    assert "68.000\u00a0₫" in shown
    assert made.seller.name in shown
    assert "Muối tôm" not in shown.split("results__goods")[1]
    assert "1 chào bán" in shown


def test_filters_narrow_and_their_chips_take_them_away(engine: str, client: Client) -> None:
    here, there = commune("25459"), commune("25732")
    for number in range(3):
        offer(title=f"Bánh tráng {number}", seller=seller(commune=here, kind=SellerKind.HOUSEHOLD), price=Decimal(40_000))
    offer(title="Bánh tráng khác", seller=seller(commune=there), price=Decimal(90_000))
    index_everything()
    assert titles(client, q="bánh tráng", commune=there.pk) == ["Bánh tráng khác"]
    assert len(titles(client, q="bánh tráng", commune=[here.pk, there.pk])) == 4
    assert len(titles(client, q="bánh tráng", kind="household")) == 3
    assert titles(client, q="bánh tráng", price_min="80.000") == ["Bánh tráng khác"]
    shown = client.get(reverse("search"), {"q": "bánh tráng", "commune": there.pk, "price_min": "80k"})
    assert [chip.url for chip in shown.context["chips"]] == [
        "/search/?q=b%C3%A1nh+tr%C3%A1ng&price_min=80000",
        f"/search/?q=b%C3%A1nh+tr%C3%A1ng&commune={there.pk}",
    ]


def test_the_drawer_counts_and_its_choices_are_chips_that_go_away(engine: str, client: Client) -> None:
    fetched = seller(kind=SellerKind.HOUSEHOLD)
    Partner.objects.filter(pk=fetched.partner_id).update(delivers=False, offers_pickup=True)
    long_ago = timezone.now() - dt.timedelta(days=10)
    offer(title="Bánh tráng lấy tại chỗ", seller=fetched, price=Decimal(15_000), confirmed_at=long_ago)
    offer(title="Bánh tráng giao tận nơi", price=Decimal(250_000))
    index_everything()
    narrowed = client.get(reverse("search"), {"q": "bánh tráng", "handover": "delivery", "fresh": "7", "sort": "price"})
    assert [card.offer_id for card in narrowed.context["found"].cards] == [Offer.objects.get(title__contains="giao").pk]
    drawn = {group.name: {choice.value: choice.count for choice in group.choices} for group in narrowed.context["groups"]}
    assert drawn["handover"] == {"delivery": 1, "pickup": 1}
    assert drawn["fresh"] == {"": None, "7": 1, "14": 1, "30": 1}
    assert [chip.url for chip in narrowed.context["chips"]] == [
        "/search/?q=b%C3%A1nh+tr%C3%A1ng&fresh=7&sort=price",
        "/search/?q=b%C3%A1nh+tr%C3%A1ng&handover=delivery&sort=price",
    ]
    assert unescape(narrowed.content.decode()).count("Xoá hết") == 2


def test_facets_that_would_narrow_nothing_are_not_shown(engine: str, client: Client) -> None:
    offer(title="Bánh tráng", price=Decimal(15_000))
    offer(title="Bánh tráng me", price=Decimal(15_000))
    index_everything()
    shown = client.get(reverse("search"), {"q": "bánh tráng"})
    drawn = {group.name: group.choices for group in shown.context["groups"]}
    assert drawn["handover"] == drawn["fresh"] == []
    assert shown.context["price_bars"] == []


def test_filters_of_too_many_offers_say_at_least_and_keep_what_was_not_looked_at(only_postgresql: None, client: Client) -> None:
    top = category("Đặc sản")
    seen, unseen = (category(name, parent=Category.objects.get(pk=top.pk)) for name in ("Bánh các loại", "Trà"))
    for number in range(8):
        offer(title=f"Bánh tráng {number}", category=seen, seller=seller(commune=commune("25459")))
    late = offer(title="Bánh tráng trà", category=unseen, seller=seller(commune=commune("25732")))
    index_everything()
    engines.postgresql().most_counted = 5
    shown = page(client, q="bánh tráng")
    assert '<span class="check__count">≥\u00a05</span>' in shown
    assert ">5 chào bán trở lên<" in shown
    below = client.get(reverse("category", args=[top.slug])).context["categories"]
    # Which five were looked at is the engine's affair; both categories are listed, and no number is said to be all.
    assert [chip.label for chip in below] == ["Bánh các loại", "Trà"]
    assert sum(chip.count or 0 for chip in below) == 5
    assert all(chip.at_least == (chip.count is not None) for chip in below)
    # What is counted to its end is exact, beside others that are not.
    there = client.get(reverse("search"), {"q": "bánh tráng", "commune": "25732"})
    choices = next(group.choices for group in there.context["groups"] if group.name == "commune")
    assert [(choice.value, choice.at_least) for choice in choices[:2]] == [("25732", False), ("25459", True)]
    assert choices[0].count == 1
    assert choices[1].count in {4, 5}  # as above
    assert [card.offer_id for card in there.context["found"].cards] == [late.pk]
    assert "≥" in page(client, q="bánh tráng", view="map").split('<caption class="unseen">')[1].split("</table>")[0]


def test_price_bars_lead_to_the_offers_they_count(engine: str, client: Client) -> None:
    for price in (4_000, 25_000, 30_000, 50_000, 12_000_000):
        offer(title=f"Bánh tráng {price}", price=Decimal(price))
    index_everything()
    bars = client.get(reverse("search"), {"q": "bánh tráng"}).context["price_bars"]
    assert [bar.count for bar in bars] == [1, 0, 2, 1, 0, 0, 0, 0, 0, 0, 1]
    assert [bar.share for bar in bars][:4] == [5, 0, 10, 5]
    for bar in bars:
        if bar.count:
            assert client.get(bar.url).context["found"].total == bar.count
    narrowed = unescape(client.get(bars[2].url).content.decode())
    assert "Giá 20.000\u00a0₫ đến dưới 50.000\u00a0₫" in narrowed
    assert 'value="20.000"' in narrowed
    assert 'value="49.999"' in narrowed


def test_the_category_tree_shows_the_way_up_and_what_lies_below(engine: str, client: Client) -> None:
    top = category("Nông sản")
    fruit = category("Quả vườn", parent=Category.objects.get(pk=top.pk))
    category("Rau", parent=Category.objects.get(pk=top.pk))
    citrus = category("Cam bưởi", parent=Category.objects.get(pk=fruit.pk))
    offer(title="Cam sành", category=citrus)
    offer(title="Mãng cầu", category=fruit)
    index_everything()

    def tree(node: Category) -> list[tuple[str, int | None, int]]:
        groups = client.get(reverse("category", args=[node.slug])).context["groups"]
        return [(link.label, link.count, link.depth) for link in groups[0].links]

    way = [("Tất cả ngành hàng", None, 0), ("Nông sản", 2, 1)]
    assert tree(fruit) == [*way, ("Quả vườn", 2, 2), ("Cam bưởi", 1, 3)]
    assert tree(citrus) == [*way, ("Quả vườn", 2, 2), ("Cam bưởi", 1, 3)]
    assert tree(top) == [*way, ("Quả vườn", 2, 2)]


def test_all_communes_can_be_listed_and_any_typed(engine: str, client: Client) -> None:
    communes = list(Commune.objects.of_the_exchange()[:15])
    for place in communes:
        offer(title="Bánh tráng", seller=seller(commune=place))
    index_everything()
    shown = client.get(reverse("search"), {"q": "bánh tráng"})
    group = next(group for group in shown.context["groups"] if group.name == "commune")
    assert len(group.choices) == MOST_CHOICES
    opened = client.get(group.more_url).context["groups"]
    assert {choice.value for group in opened if group.name == "commune" for choice in group.choices} == {place.pk for place in communes}
    answer = client.get(reverse("search"), {"q": "bánh tráng", "place": communes[14].label, "kind": "household"})
    assert answer.url == f"/search/?q=b%C3%A1nh+tr%C3%A1ng&commune={communes[14].pk}&kind=household"


def test_a_typed_place_that_is_not_clear_is_asked_about(only_postgresql: None, client: Client) -> None:
    offer(title="Bánh tráng")
    index_everything()
    asked_about = client.get(reverse("search"), {"q": "bánh tráng", "place": "huyện Gò Dầu"}).context["place_chips"]
    assert len(asked_about) > 1
    assert all("commune=" in chip.url for chip in asked_about)
    assert "không có xã, phường nào" in page(client, q="bánh tráng", place="Atlantis")


def test_category_pages_list_what_is_below_them_and_hide_what_is_empty(engine: str, client: Client) -> None:
    top = category("Đặc sản địa phương")
    below = category("Bánh các loại", parent=Category.objects.get(pk=top.pk))
    category("Trống không", parent=Category.objects.get(pk=top.pk))
    offer(title="Bánh tráng", category=below)
    offer(title="Gạo", category=category("Lương thực"))
    index_everything()
    shown = page(client, reverse("category", args=[top.slug]))
    assert titles(client, reverse("category", args=[top.slug])) == ["Bánh tráng"]
    assert reverse("category", args=[below.slug]) in shown
    assert "Trống không" not in shown


def test_an_unknown_category_is_not_found(only_postgresql: None, client: Client) -> None:
    assert client.get(reverse("category", args=["khong-co"])).status_code == 404


def test_a_category_chosen_in_the_search_has_one_address(only_postgresql: None, client: Client) -> None:
    node = category("Đặc sản địa phương")
    answer = client.get(reverse("search"), {"q": "bánh", "category": node.slug})
    assert answer.url == f"/danh-muc/{node.slug}/?q=b%C3%A1nh"


def hide_offer(made: Offer) -> None:
    Offer.objects.filter(pk=made.pk).update(state=OfferState.STALE)


def suspend_seller(made: Offer) -> None:
    Seller.objects.filter(pk=made.seller_id).update(state=SellerState.SUSPENDED)


@pytest.mark.parametrize("hide", [hide_offer, suspend_seller])
def test_what_may_not_be_shown_is_gone_before_the_index_knows(engine: str, client: Client, hide: Any) -> None:
    made = offer(title="Bánh tráng bí mật")
    offer(title="Bánh tráng thường")
    index_everything()
    page(client, q="bánh tráng")
    hide(made)
    assert "bí mật" not in page(client, q="bánh tráng")
    assert "bí mật" not in client.get(reverse("search_suggest"), {"q": "bánh tr"}).content.decode()


def test_a_page_stays_full_when_offers_ended(engine: str, client: Client) -> None:
    made = [offer(title=f"Bánh tráng {number}") for number in range(PAGE_SIZE + 4)]
    index_everything()
    first = titles(client, q="bánh tráng")
    gone = next(each for each in made if each.title == first[0])
    hide_offer(gone)
    assert len(titles(client, q="bánh tráng")) == PAGE_SIZE
    assert gone.title not in titles(client, q="bánh tráng")


def test_pages_follow_each_other_without_gap_or_repetition(engine: str, client: Client) -> None:
    for number in range(30):
        offer(title=f"Bánh tráng {number}")
    index_everything()
    both = titles(client, q="bánh tráng") + titles(client, q="bánh tráng", page=2)
    assert len(both) == len(set(both)) == 30
    assert 'rel="next"' in page(client, q="bánh tráng")


def many(count: int) -> None:
    """Offers enough to leaf through, written at once."""
    first = offer(title="Bánh tráng đầu")
    now = timezone.now()
    values = {field.attname: getattr(first, field.attname) for field in Offer._meta.concrete_fields}
    values |= {"id": None, "product_id": None}
    Offer.objects.bulk_create(
        Offer(
            **{
                **values,
                "public_id": uuid4(),
                "title": f"Bánh tráng lô {number}",
                "price": Decimal(1_000 * (number % 7 + 1)),
                "approved_at": now - dt.timedelta(minutes=number // 3),
            }
        )
        for number in range(count - 1)
    )
    index_everything()


def leaf(client: Client, url: str, rel: str = "next") -> list[list[int]]:
    """All pages from here, by their links."""
    pages = []
    while url:
        forget_bodies()  # what was drawn before does not tell by what
        answer = client.get(url)
        pages.append([card.offer_id for card in answer.context["found"].cards])
        shown = answer.context["pager"]
        url = (shown.next_url if rel == "next" else shown.previous_url) if shown else ""
    return pages


@pytest.mark.parametrize("sort", ["relevance", "price", "newest"])
def test_every_offer_stands_on_one_page_however_deep(engine: str, client: Client, sort: str) -> None:
    many((RANKED_PAGES + 2) * PAGE_SIZE + 5)
    pages = leaf(client, f"/search/?q=b%C3%A1nh+tr%C3%A1ng&sort={sort}")
    listed = [found for page in pages for found in page]
    assert len(listed) == len(set(listed)) == Offer.objects.count()
    assert [len(page) for page in pages] == [PAGE_SIZE] * (RANKED_PAGES + 2) + [5]


@pytest.mark.parametrize("sort", ["relevance", "price"])
def test_back_leads_to_the_page_before(engine: str, client: Client, sort: str) -> None:
    many(PAGE_SIZE * 3 + 1)
    url, urls = f"/search/?q=b%C3%A1nh&sort={sort}", []
    while url:
        urls.append(url)
        forget_bodies()
        url = client.get(url).context["pager"].next_url
    assert leaf(client, urls[-1], "previous") == leaf(client, urls[0])[::-1]


def test_goods_that_come_or_go_meanwhile_neither_repeat_nor_hide_others(engine: str, client: Client) -> None:
    many(PAGE_SIZE * 2 + 2)
    first = client.get(reverse("search"), {"q": "bánh tráng"})
    shown = {card.offer_id for card in first.context["found"].cards}
    hide_offer(Offer.objects.get(pk=min(shown)))
    for number in range(3):
        offer(title=f"Bánh tráng {number}", price=Decimal(1_000))
    index_everything()
    rest = [found for page in leaf(client, first.context["pager"].next_url) for found in page]
    assert len(rest) == len(set(rest))
    assert not shown & set(rest)
    assert shown | set(rest) >= set(Offer.objects.visible().filter(title__contains="lô").values_list("pk", flat=True))


@pytest.mark.parametrize("sort", ["relevance", "newest", "-price"])
def test_a_list_goes_on_when_its_engine_falls_away(both_engines: ElasticsearchBackend, settings: Any, client: Client, sort: str) -> None:
    many(PAGE_SIZE * 2 + 4)
    first = client.get(reverse("search"), {"q": "bánh tráng", "sort": sort})
    assert not first.context["found"].degraded
    settings.ELASTICSEARCH_URLS = ["http://127.0.0.1:9"]
    engines.forget()
    assert client.get(first.context["pager"].next_url).context["found"].degraded
    listed = [card.offer_id for card in first.context["found"].cards]
    listed += [found for page in leaf(client, first.context["pager"].next_url) for found in page]
    assert len(listed) == len(set(listed)) == Offer.objects.count()


@pytest.mark.parametrize(
    "query", [{"after": "x"}, {"after": "%" * 9000}, {"after": "AQID"}, {"page": "9"}, {"sort": "price", "after": "FROM"}]
)
def test_a_place_in_no_list_leads_to_its_first_page_and_says_so(engine: str, client: Client, query: dict[str, str]) -> None:
    many(PAGE_SIZE + 2)
    of_another_list = client.get(reverse("search"), {"q": "tráng"}).context["pager"].next_url.split("after=")[1]
    asked = {"q": "bánh tráng", **query}
    asked["after"] = of_another_list if asked.get("after") == "FROM" else asked.get("after", "")
    shown = client.get(reverse("search"), asked)
    assert shown.context["found"].begins.number == 1
    assert len(shown.context["found"].cards) == PAGE_SIZE
    assert "đây là trang đầu" in unescape(shown.content.decode())


@pytest.mark.parametrize("sort", ["newest", "price", "-price"])
@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("value", [LARGEST_VALUE, LARGEST_VALUE + 1, 2**63 - 1])
def test_a_cursor_that_somebody_made_up_leads_somewhere(engine: str, client: Client, sort: str, backwards: bool, value: int) -> None:
    """The first millisecond that no date has any more, and numbers further up."""
    many(3)
    asked = Asked(text="bánh tráng", sort=Sort(sort))
    after = write(Cursor(2, key=(value, 2**62), backwards=backwards), asked.question)
    shown = client.get(reverse("search"), {"q": "bánh tráng", "sort": sort, "after": after})
    assert shown.status_code == 200
    assert len(shown.context["found"].cards) == 3
    assert not shown.context["found"].degraded


def test_orders_of_the_list(engine: str, client: Client) -> None:
    for price in (3000, 1000, 2000):
        offer(title=f"Gạo {price}", price=Decimal(price))
    index_everything()
    assert titles(client, q="gạo", sort="price") == ["Gạo 1000", "Gạo 2000", "Gạo 3000"]
    assert titles(client, q="gạo", sort="-price") == ["Gạo 3000", "Gạo 2000", "Gạo 1000"]
    assert titles(client, q="gạo", sort="newest") == ["Gạo 2000", "Gạo 1000", "Gạo 3000"]


def test_no_search_ends_in_an_empty_page(engine: str, client: Client) -> None:
    offer(title="Bánh tráng phơi sương", price=Decimal(50_000))
    index_everything()
    assert "gần nhất" in page(client, q="bánh tráng sa tế cay")
    assert titles(client, q="bánh tráng sa tế cay") == ["Bánh tráng phơi sương"]
    assert "bỏ lọc" in page(client, q="bánh tráng", price_min=90_000)
    assert titles(client, q="bánh tráng", price_min=90_000) == ["Bánh tráng phơi sương"]
    assert "Chưa ai bán" in page(client, q="zzzzzz")
    assert titles(client, q="zzzzzz") == ["Bánh tráng phơi sương"]


def nearly_wanted(count: int) -> None:
    """Goods that have all words but one, several at the same price and moment."""
    now = timezone.now()
    for number in range(count):
        made = offer(title=f"Bánh tráng lô {number}", price=Decimal(1_000 * (number % 7 + 1)))
        Offer.objects.filter(pk=made.pk).update(approved_at=now - dt.timedelta(minutes=number // 3))
    offer(title="Muối ớt", price=Decimal(500))
    index_everything()


@pytest.mark.parametrize(("sort", "column"), [("price", "price"), ("-price", "-price"), ("newest", "-approved_at")])
def test_near_goods_stand_in_the_order_that_was_asked_for(engine: str, client: Client, sort: str, column: str) -> None:
    nearly_wanted(PAGE_SIZE + 7)
    expected = list(Offer.objects.filter(title__startswith="Bánh").order_by(column, "-pk").values_list("pk", flat=True))
    url, urls, listed = f"/search/?q=b%C3%A1nh+tr%C3%A1ng+s%E1%BA%A7u+ri%C3%AAng&sort={sort}", [], []
    while url:
        urls.append(url)
        forget_bodies()
        answer = client.get(url)
        found = answer.context["found"]
        assert (found.relaxed, found.total, found.near, found.cards) == ("words", 0, PAGE_SIZE + 7, [])
        assert found.absent == ("sầu", "riêng")
        assert "đây là những chào bán gần nhất" in unescape(answer.content.decode())
        listed.append([card.offer_id for card in found.near_cards])
        url, before = answer.context["pager"].next_url, answer.context["pager"].previous_url
    assert [len(page) for page in listed] == [PAGE_SIZE, 7]
    assert [found for page in listed for found in page] == expected
    back = client.get(before).context["found"]
    numbered = client.get(f"{urls[0]}&page=2").context["found"]
    assert [card.offer_id for card in back.near_cards] == listed[0]
    assert [card.offer_id for card in numbered.near_cards] == listed[1]


def test_filters_hold_for_near_goods_in_order_and_are_given_up_before_the_words(engine: str, client: Client) -> None:
    nearly_wanted(9)
    asked = {"q": "bánh tráng sầu riêng", "sort": "price"}
    assert titles(client, **asked, price_max=2_000) == ["Bánh tráng lô 7", "Bánh tráng lô 0", "Bánh tráng lô 8", "Bánh tráng lô 1"]
    cheaper = client.get(reverse("search"), {**asked, "price_max": 900})
    assert cheaper.context["found"].given_up == ("prices",)
    assert [card.title for card in cheaper.context["found"].near_cards][:2] == ["Bánh tráng lô 7", "Bánh tráng lô 0"]
    assert "Chưa ai bán" in page(client, q="zzzzzz", sort="price")


def test_only_the_filter_that_leaves_nothing_is_given_up_and_named(engine: str, client: Client) -> None:
    here, there = commune("25459"), commune("25732")
    offer(title="Máy bơm nước 2 hp", price=Decimal(2_500_000), seller=seller(commune=here), category=category("Máy móc"))
    offer(title="Máy bơm chìm", price=Decimal(9_000_000), seller=seller(commune=there), category=category("Máy móc"))
    index_everything()
    query = {"q": "máy bơm dưới 3 triệu", "commune": there.pk, "kind": "cooperative"}
    Seller.objects.update(kind=SellerKind.COOPERATIVE)
    index_everything()
    answer = client.get(reverse("search"), query)
    shown = unescape(answer.content.decode())
    assert titles(client, **query) == ["Máy bơm nước 2 hp"]
    assert answer.context["found"].given_up == ("communes",)
    assert f"khi lọc “{there}”" in shown
    assert titles(client, answer.context["wider_url"]) == ["Máy bơm nước 2 hp"]
    assert [chip.label for chip in answer.context["near_chips"]] == ["Máy móc"]


def test_near_goods_inside_the_filter_do_not_hide_that_others_fit_outside(engine: str, client: Client) -> None:
    here, there = commune("25459"), commune("25732")
    offer(title="Bánh tráng mè trắng", seller=seller(commune=here))
    offer(title="Bánh tráng mè đen", seller=seller(commune=there))
    index_everything()
    answer = client.get(reverse("search"), {"q": "bánh tráng mè đen", "commune": here.pk})
    assert titles(client, q="bánh tráng mè đen", commune=here.pk) == ["Bánh tráng mè trắng"]
    assert f"Bỏ lọc “{here}” thì có chào bán khớp" in unescape(answer.content.decode())
    assert titles(client, answer.context["wider_url"])[0] == "Bánh tráng mè đen"
    assert "thì có chào bán khớp" not in page(client, q="bánh tráng mè vàng", commune=here.pk)


@pytest.mark.parametrize("words", ["bánh tráng gần Gò Dầu", "bánh tráng trảng bàng", "banh trang o tan bien duoi 5k"])
def test_what_only_the_words_say_is_given_up_before_the_words(engine: str, client: Client, words: str) -> None:
    near_go_dau, far = seller(commune=commune("25654")), seller(commune=commune("27991"))
    for number in range(2):
        offer(title=f"Rau rừng Trảng Bàng {number}", seller=near_go_dau, price=Decimal(4_000))
        offer(title=f"Bánh bò rễ tre {number}", seller=near_go_dau, price=Decimal(4_000))
    offer(title="Bánh tráng mè", seller=far, price=Decimal(20_000))
    index_everything()
    answer = client.get(reverse("search"), {"q": words})
    found = answer.context["found"]
    assert [card.title for card in found.cards] == ["Bánh tráng mè"]
    assert (found.total, found.near, found.next) == (0, 0, None)
    assert "đây là kết quả khi bỏ lọc đó" in unescape(answer.content.decode())
    assert titles(client, answer.context["wider_url"])[:1] == ["Bánh tráng mè"]


def test_a_place_at_the_end_is_one_where_no_goods_have_all_the_words(engine: str, client: Client) -> None:
    here, far = seller(commune=commune("25708")), seller(commune=commune("25459"))
    offer(title="Muối ớt", seller=here)
    offer(title="Muối ớt xanh", seller=far)
    offer(title="Bánh canh Trảng Bàng", seller=far)
    index_everything()
    answer = client.get(reverse("search"), {"q": "muối ớt trảng bàng"})
    assert [card.title for card in answer.context["found"].cards] == ["Muối ớt"]
    assert "Ở Trảng Bàng" in unescape(answer.content.decode())
    assert "1 " in client.get(reverse("search_count"), {"q": "muối ớt trảng bàng"}).json()["label"]
    assert titles(client, q="bánh canh trảng bàng") == ["Bánh canh Trảng Bàng"]


def test_a_price_in_the_words_is_given_up_like_any_filter(engine: str, client: Client) -> None:
    offer(title="Máy bơm chìm", price=Decimal(9_000_000))
    index_everything()
    answer = client.get(reverse("search"), {"q": "máy bơm dưới 3 triệu"})
    assert answer.context["found"].given_up == ("prices",)
    assert answer.context["given_up"] == "Giá đến 3.000.000\u00a0₫"
    assert answer.context["wider_url"] == answer.context["chips"][0].url == "/search/?q=m%C3%A1y+b%C6%A1m"
    assert titles(client, q="máy bơm dưới 3 triệu") == ["Máy bơm chìm"]


def test_what_the_words_say_of_a_filter_is_given_up_whole_and_cleared_at_once(engine: str, client: Client) -> None:
    offer(title="Máy bơm chìm", price=Decimal(9_000_000), seller=seller(commune=commune("25459")))
    index_everything()
    query = "máy bơm trên 1 triệu dưới 3 triệu gần Gò Dầu ở Tân Biên"
    answer = client.get(reverse("search"), {"q": query})
    assert answer.context["found"].given_up == ("communes", "prices")
    assert answer.context["wider_url"] == answer.context["clear_url"] == "/search/?q=m%C3%A1y+b%C6%A1m"
    cleared = client.get(answer.context["clear_url"]).context
    assert (cleared["chips"], cleared["found"].total) == ([], 1)
    drawer = unescape(answer.content.decode()).split("filters__foot")[1]
    assert f'href="{answer.context["clear_url"]}"' in drawer


def test_insisting_on_the_words_keeps_price_and_place(engine: str, client: Client) -> None:
    here, there = seller(commune=commune("25654")), seller(commune=commune("25459"))
    for title, who, price in (("Xoàii sấy", here, 40_000), ("Xoàii sấy xa", there, 40_000), ("Xoàii sấy đắt", here, 90_000)):
        offer(title=title, seller=who, price=Decimal(price))
    for number in range(2):
        offer(title=f"Xoài sấy {number}", seller=here, price=Decimal(40_000))
    index_everything()
    freely = client.get(reverse("search"), {"q": "xoài sấyy dưới 50k gần Gò Dầu"})
    assert "Tìm đúng “xoài sấyy”" in unescape(freely.content.decode())
    exactly = client.get(reverse("search"), {"q": "xoàii sấy dưới 50k gần Gò Dầu", "exact": "1"})
    assert [card.title for card in exactly.context["found"].cards] == ["Xoàii sấy"]
    assert "chỉ tìm đúng “xoàii sấy”" in unescape(exactly.content.decode())
    assert [chip.label for chip in exactly.context["chips"]] == [chip.label for chip in freely.context["chips"]]
    assert all("exact=1" in chip.url for chip in exactly.context["chips"])


def test_filters_that_only_together_leave_nothing_are_all_given_up_before_the_category(engine: str, client: Client) -> None:
    node, other, empty = category("Trái cây"), category("Rau"), category("Trống")
    offer(title="Mãng cầu", price=Decimal(50_000), category=node)
    offer(title="Rau muống", price=Decimal(5_000), category=other)
    index_everything()
    path = reverse("category", args=[node.slug])
    answer = client.get(path, {"price_max": 9_000, "kind": "enterprise", "fresh": 7})
    assert answer.context["found"].given_up == ("fresh", "kinds", "prices")
    assert answer.context["wider_url"] == path
    assert titles(client, path, price_max=9_000, kind="enterprise") == ["Mãng cầu"]
    nothing = client.get(reverse("category", args=[empty.slug]))
    assert nothing.context["found"].given_up == ("categories",)
    assert len(nothing.context["found"].cards) == 2


def test_an_exchange_without_offers_still_answers(engine: str, client: Client) -> None:
    index_everything()
    assert "Chưa ai bán" in page(client, q="bánh")


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "99999999999999999999"},
        {"page": "²"},
        {"sort": "'; drop table"},
        {"commune": "x" * 500},
        {"commune": [str(number) for number in range(100)]},
        {"kind": "boss"},
        {"price_min": "-5"},
        {"price_min": "9" * 40},
        {"price_min": "1e400", "price_max": "NaN"},
        {"price_max": "١٢"},
        {"view": "globe", "sort": "map"},
        {"handover": "teleport", "fresh": "-7"},
        {"place": "\x00" * 300},
        {"communes": "all", "place": "%" * 500},
        {"category": "../../etc"},
        {"q": "\x00"},
    ],
)
def test_addresses_that_make_no_sense_are_answered(engine: str, client: Client, query: dict[str, Any]) -> None:
    offer(title="Bánh tráng")
    index_everything()
    assert client.get(reverse("search"), query).status_code == 200


@pytest.mark.parametrize("unknown", ["99999", "00000", "1" * 300, "79"])
def test_communes_that_the_exchange_does_not_have_narrow_nothing(engine: str, client: Client, unknown: str) -> None:
    here = commune()
    offer(title="Bánh tráng", seller=seller(commune=here))
    index_everything()
    narrowed = client.get(reverse("search"), {"q": "bánh tráng", "commune": [unknown, here.pk]}).context
    assert narrowed["asked"].communes == (here.pk,)
    assert [chip.label for chip in narrowed["chips"]] == [str(here)]
    assert titles(client, q="bánh tráng", commune=unknown) == ["Bánh tráng"]


def test_bounds_of_the_price_that_were_put_in_each_others_field_are_turned_round(engine: str, client: Client) -> None:
    for price in (40_000, 70_000, 120_000):
        offer(title=f"Bánh tráng {price}", price=Decimal(price))
    index_everything()
    shown = page(client, q="bánh tráng", price_min="100000", price_max="50.000")
    assert "Giá 50.000\u00a0₫ đến 100.000\u00a0₫" in shown
    assert 'name="price_min" inputmode="numeric" value="50.000"' in shown
    assert titles(client, q="bánh tráng", price_min="100000", price_max="50.000") == ["Bánh tráng 70000"]


@pytest.mark.parametrize("typed", ["!!!???", "🥭🥭", "\x01\x02", "%"])
def test_a_search_of_signs_alone_says_that_it_asks_for_nothing(engine: str, client: Client, typed: str) -> None:
    offer(title="Bánh tráng")
    index_everything()
    assert "không có chữ hoặc số nào; đây là tất cả hàng hoá." in page(client, q=typed)
    assert "không có chữ hoặc số nào; danh sách chỉ theo bộ lọc." in page(client, q=typed, price_min="1000")
    for other in ("", "bánh !!!", "giá 100k trở xuống"):
        assert "không có chữ hoặc số nào" not in page(client, q=other)


@pytest.mark.parametrize("count", [3, 30])
def test_a_page_asks_few_questions_however_many_offers(engine: str, client: Client, count: int, django_assert_max_num_queries: Any) -> None:
    for number in range(count):
        offer(title=f"Bánh tráng {number}")
    index_everything()
    page(client, q="gạo")
    forget_cards()
    with django_assert_max_num_queries(MOST_QUERIES):
        page(client, q="bánh tráng")
    with django_assert_max_num_queries(2 if engine == "elasticsearch" else 4):
        page(client, q="bánh tráng")


def test_the_count_on_the_button_is_what_the_choice_finds(engine: str, client: Client) -> None:
    for number in range(4):
        offer(title=f"Bánh tráng {number}", price=Decimal(10_000 * (number + 1)))
    index_everything()
    answer = client.get(reverse("search_count"), {"q": "bánh tráng", "price_max": "20000"})
    assert answer.json() == {"label": "Xem 2 chào bán"}
    there = Commune.objects.of_the_exchange()[20]
    offer(title="Bánh tráng ở nơi khác", seller=seller(commune=there))
    index_everything()
    typed = client.get(reverse("search_count"), {"q": "bánh tráng", "place": there.label})
    assert typed.json() == {"label": "Xem 1 chào bán"}


def suggested(client: Client, typed: str) -> list[tuple[str, str]]:
    answer = client.get(reverse("search_suggest"), {"q": typed})
    return [(each["group"], each["value"]) for each in answer.json()["results"]]


def test_suggestions_name_categories_and_goods_once(engine: str, client: Client) -> None:
    stocked = category("Bánh trôi")
    for _seller in range(3):
        offer(title="Bánh tráng me Tân Biên", category=stocked)
    index_everything()
    assert suggested(client, "banh tr") == [("Ngành hàng", "Bánh trôi"), ("Chào bán", "Bánh tráng me Tân Biên")]


@pytest.mark.parametrize("typed", ["caf phee", "cafe", "ca phe duoi 50k", "cần mua cà phê", "cà phê gần gò dầu"])
def test_what_nothing_begins_with_is_suggested_as_it_is_understood(engine: str, client: Client, typed: str) -> None:
    for _seller in range(3):
        offer(title="Cà phê rang xay")
    offer(title="Bánh tráng me")
    index_everything()
    assert suggested(client, typed) == [("Chào bán", "Cà phê rang xay")]
    assert suggested(client, "zzzz") == []


def test_suggestions_come_in_groups_and_lead_somewhere(engine: str, client: Client, django_assert_max_num_queries: Any) -> None:
    node = category("Tân trang nội thất")
    offer(title="Bàn gỗ", category=node)
    who = seller(stall_name="Tân Phú Farm")
    for number in range(9):
        offer(title=f"Tân dược liệu {number}", seller=who)
    for _search in range(FEWEST_KEPT):
        count_search(Note("tân dược liệu", fits=True))
    index_everything()
    first = suggested(client, "tân")
    assert len(first) == 8
    assert [group for group, _value in first] == sorted([group for group, _value in first], key=GROUPS.index)
    assert {group for group, _value in first} == set(GROUPS)
    with django_assert_max_num_queries(3 if engine == "elasticsearch" else 5):  # the throttle's own among them
        results = client.get(reverse("search_suggest"), {"q": "tân"}).json()["results"]
    urls = {each["group"]: each["url"] for each in results}
    assert urls["Ngành hàng"] == reverse("category", args=[node.slug])
    assert urls["Người bán"] == who.get_absolute_url()
    assert "commune=" in urls["Địa danh"]
    assert urls["Chào bán"] == urls["Nhiều người tìm"] == ""
    assert all(client.get(each["url"]).status_code == 200 for each in results if each["url"])


def test_marks_that_were_typed_hold_for_names_too(only_postgresql: None, client: Client) -> None:
    seller(stall_name="Bơ sáp Cầu Đất")
    seller(stall_name="Bò tơ Năm Sánh")
    index_everything()
    assert {value for group, value in suggested(client, "bo") if group == "Người bán"} == {"Bơ sáp Cầu Đất", "Bò tơ Năm Sánh"}
    assert ("Người bán", "Bơ sáp Cầu Đất") not in suggested(client, "bò")


def test_a_suspended_seller_and_what_only_he_had_are_not_suggested(engine: str, client: Client) -> None:
    """Words that many buyers asked for stay until the words of the goods are learnt anew, ten minutes at most.

    They are the buyers' own and show nothing of an offer; to ask for each at every key whether it still leads anywhere would cost a search.
    """
    made = offer(title="Sâm bí truyền", seller=seller(stall_name="Sâm Bà Rịa"))
    for _search in range(FEWEST_KEPT):
        count_search(Note("sâm bí truyền", fits=True))
    index_everything()
    assert {value for _group, value in suggested(client, "sâm b")} == {"sâm bí truyền", "Sâm Bà Rịa"}
    suspend_seller(made)
    assert suggested(client, "sâm b") == [("Nhiều người tìm", "sâm bí truyền")]
    Offer.objects.all().bump()  # as the handler of the suspension does
    index_everything()
    assert suggested(client, "sâm b") == []


def test_suggestions_are_limited_per_address(only_postgresql: None, client: Client) -> None:
    answers = [client.get(reverse("search_suggest"), {"q": "ba"}).status_code for _ in range(15)]
    assert answers.count(429) >= 3


def test_english_pages_name_things_in_english(only_postgresql: None, client: Client) -> None:
    node = category("Đặc sản")
    Category.objects.filter(pk=node.pk).update(name_en="Specialities")
    offer(title="Bánh tráng", category=node)
    index_everything()
    shown = page(client, "/en/search/", q="bánh")
    assert "Specialities" in shown
    assert "1 offer" in shown


def test_a_visitors_token_is_his_own(only_postgresql: None) -> None:
    offer(title="Bánh tráng")
    index_everything()
    for _visitor in range(2):
        visitor = Client()
        shown = page(visitor, q="bánh tráng")
        tokens = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown))
        assert TOKEN not in shown
        assert all(_does_token_match(token, visitor.cookies["csrftoken"].value) for token in tokens)


def test_a_drawn_card_takes_the_token_of_who_looks() -> None:
    drawn = Card(1, f'<input name="csrfmiddlewaretoken" value="{TOKEN}">')
    assert drawn.for_visitor("abc") == '<input name="csrfmiddlewaretoken" value="abc">'


def test_a_card_tells_from_which_quantity_on_it_is_sold(engine: str, client: Client) -> None:
    offer(title="Mật ong rừng", unit="chai", minimum_quantity=5, quantity=50)
    offer(title="Mật ong ruồi", unit="lít")
    index_everything()
    assert page(client, q="mật ong").count("Đặt tối thiểu: 5\u00a0chai") == 1
    assert page(client, q="mật ong").count("Đặt tối thiểu") == 1


def test_the_layout_stays_in_the_address(engine: str, client: Client) -> None:
    many(PAGE_SIZE + 3)
    listed = client.get(reverse("search"), {"q": "bánh", "view": "list", "sort": "price"})
    assert "cards--list" in listed.content.decode()
    assert "view=list" in listed.context["pager"].next_url
    second = client.get(listed.context["pager"].next_url)
    assert [chip.chosen for chip in second.context["views"]] == [False, True, False]
    in_grid = client.get(second.context["views"][0].url).context["found"]
    assert (in_grid.begins.number, in_grid.cards) == (2, second.context["found"].cards)
    assert ("view", "list") in listed.context["kept"]


def test_the_map_counts_each_commune_and_leads_to_it(engine: str, client: Client) -> None:
    here, there = Commune.objects.of_the_exchange()[3:5]
    for _offer in range(3):
        offer(title="Bánh tráng", seller=seller(commune=here))
    offer(title="Bánh tráng", seller=seller(commune=there))
    index_everything()
    shown = page(client, q="bánh tráng", view="map")
    assert shown.count('<path class="map__area') == 96
    assert shown.count("map__area--4") == 2  # the commune with most, and the key
    table = shown.split('<caption class="unseen">')[1].split("</table>")[0]
    rows = re.findall(r'<a href="([^"]+)">([^<]+)</a></th><td class="number">(\d+)<', table)
    assert [(name, count) for _url, name, count in rows] == [(str(here), "3"), (str(there), "1")]
    narrowed = client.get(rows[1][0])
    assert narrowed.context["found"].total == 1
    drawn = unescape(narrowed.content.decode())
    assert f'view=map" aria-current="true">{there}</a></th><td class="number">1<' in drawn
    assert f">{here}</a></th>" in drawn
    assert drawn.count("map__area--chosen") == 1


def test_a_map_is_small_and_drawn_once(only_postgresql: None, client: Client, django_assert_max_num_queries: Any) -> None:
    for place in Commune.objects.of_the_exchange():
        offer(title="Bánh tráng", seller=seller(commune=place))
    index_everything()
    whole = client.get(reverse("search"), {"view": "map"}).content
    assert len(gzip.compress(whole)) < 60_000
    with django_assert_max_num_queries(4):
        client.get(reverse("search"), {"view": "map"})


def test_other_names_that_were_looked_for_are_told_and_can_be_left_out(engine: str, client: Client) -> None:
    offer(title="Khoai mì tươi")
    offer(title="Sắn lát khô")
    index_everything()
    answer = client.get(reverse("search"), {"q": "khoai mì"})
    assert "Tìm cả “sắn”" in unescape(answer.content.decode())
    assert titles(client, q="khoai mì") == ["Khoai mì tươi", "Sắn lát khô"]
    exactly = client.get(answer.context["literal_url"])
    assert [card.offer_id for card in exactly.context["found"].cards] == [Offer.objects.get(title="Khoai mì tươi").pk]
    assert "chỉ tìm đúng “khoai mì”" in unescape(exactly.content.decode())
    assert exactly.context["freely_url"] == "/search/?q=khoai+m%C3%AC"
    assert "Tìm cả" not in page(client, q="tươi")


def test_words_found_are_marked_on_cards_that_were_drawn_before(engine: str, client: Client) -> None:
    offer(title="Cà phê <b>rang</b> xay")
    offer(title="Trà & cà phê 'gói'")
    index_everything()
    page(client)
    for _again in range(2):
        shown = client.get(reverse("search"), {"q": "ca phe"}).content.decode()
        assert "<mark>Cà phê</mark> &lt;b&gt;rang&lt;/b&gt; xay</a>" in shown
        assert "Trà &amp; <mark>cà phê</mark> &#x27;gói&#x27;</a>" in shown
    assert "<mark>" not in client.get(reverse("search")).content.decode()


def test_the_engine_that_answers_is_the_configured_one(both_engines: ElasticsearchBackend, client: Client) -> None:
    index_everything()
    assert not client.get(reverse("search"), {"q": "bánh"}).context["found"].degraded


def test_the_same_answer_is_drawn_once_and_carries_each_visitors_own_token_and_note(
    engine: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(3)
    first = client.get(reverse("search"), {"q": "bánh tráng"})

    def drawn_again(*_: Any) -> str:
        raise AssertionError

    monkeypatch.setattr("search.pages.body.render_to_string", drawn_again)
    other = Client(enforce_csrf_checks=True)
    again = other.get(reverse("search"), {"q": "bánh tráng"})
    tokens = [re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode()) for page in (first, again)]
    assert len(tokens[0]) == len(tokens[1]) > 0
    assert not set(tokens[0]) & set(tokens[1])
    forms = {"quantity": "1", "csrfmiddlewaretoken": tokens[1][0]}
    assert other.post(reverse("basket_add", args=[Offer.objects.visible()[0].pk]), forms).status_code != 403
    assert 'data-note="' in again.content.decode()
    assert gap("note") not in again.content.decode()


def test_what_was_hidden_meanwhile_is_not_drawn_from_memory(engine: str, client: Client) -> None:
    many(3)
    shown = [card.offer_id for card in client.get(reverse("search"), {"q": "bánh tráng"}).context["found"].cards]
    hide_offer(Offer.objects.get(pk=shown[0]))
    page = client.get(reverse("search"), {"q": "bánh tráng"})
    assert f"-{shown[0]}/" not in page.content.decode()
    assert [card.offer_id for card in page.context["found"].cards] == shown[1:]


def test_what_none_of_the_near_goods_has_is_said(engine: str, client: Client) -> None:
    offer(title="Bánh tráng me")
    offer(title="Muối ớt")
    index_everything()
    page = client.get(reverse("search"), {"q": "bánh tráng sầu riêng"})
    assert page.context["found"].absent == ("sầu", "riêng")
    assert "Những chào bán này không có “sầu”, “riêng”." in unescape(page.content.decode())
    assert client.get(reverse("search"), {"q": "me tráng bánh ngon"}).context["found"].absent == ("ngon",)


def test_categories_without_goods_are_not_suggested(engine: str, client: Client) -> None:
    stocked, _empty = category("Bánh trôi"), category("Bánh trung thu")
    only = offer(title="Muối ớt", category=stocked)
    index_everything()
    assert suggested(client, "banh tr") == [("Ngành hàng", "Bánh trôi")]
    hide_offer(only)
    forget_names()
    assert suggested(client, "banh tr") == []


def test_english_is_told_by_the_names_it_was_looked_for_and_not_as_missing() -> None:
    ways = (("xà", "bông", "thủ", "công"), ("thủ", "công", "xà", "bông"), ("xà", "phòng"))
    meant = [Variant(words, Why.TRANSLATION, 0.9) for words in ways]
    understood = Understood(typed="handmade soap", variants=(Variant(("handmade", "soap")), *meant))
    assert also_looked_for(understood) == ["xà bông thủ công", "xà phòng"]
    assert absent(understood, ["Xà bông thảo mộc"]) == ()
