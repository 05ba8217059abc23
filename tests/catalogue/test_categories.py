"""Categories: there from the first day, and what a superuser does with them counts."""

import io
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from catalogue.loading import load_categories, rows
from catalogue.models import Category
from catalogue.tree import category_tree
from search.backends.engines import postgresql
from search.backends.protocol import SearchRequest
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand
from sellers.offers.models import Offer
from sellers.workspace.offers.forms import OfferForm
from tests.factories.offers import offer
from tests.factories.people import signed_in, superuser

pytestmark = pytest.mark.django_db
ADD, LIST = "admin:catalogue_category_add", "admin:catalogue_category_changelist"


@pytest.fixture
def room() -> Client:
    """The room of reference data, with a superuser in it."""
    return signed_in(superuser())


def change(room: Client, category: Category, **fields: Any) -> None:
    stands = {"name": category.name, "name_en": category.name_en, "icon": category.icon, "is_public": "on"}
    said = {name: value for name, value in {**stands, **fields}.items() if value is not None}
    assert room.post(reverse("admin:catalogue_category_change", args=[category.pk]), said).status_code == 302


def choices() -> set[str]:
    """What a seller can choose from."""
    groups = OfferForm().fields["category"].widget.choices  # type: ignore[attr-defined]
    return {str(label) for _, group in groups if group for _, label in group}


class TestTheFirstDay:
    def test_an_exchange_that_is_migrated_and_nothing_else_takes_offers(self) -> None:
        ends = {row["name"] for row in rows()} - {row["name"] for row in rows() if row["slug"] in {each["parent"] for each in rows()}}
        assert len(ends) > 70
        assert {label.rpartition(" › ")[2] for label in choices()} == ends

    def test_the_tree_is_that_of_the_file(self) -> None:
        assert Category.find_problems() == ([], [], [], [], [])
        tree = category_tree()
        assert [(node.slug, tree.path(node)[-2].slug if len(node.path) > 1 else "") for node in tree.nodes.values()] == _in_order(rows())


class TestLoadingAgain:
    def test_makes_what_is_missing_and_leaves_what_was_changed(self) -> None:
        Category.objects.get(slug="trai-cay-say").delete()
        Category.objects.filter(slug="nam").update(name="Nấm các loại", is_public=False)
        last = Category.get_last_root_node()
        Category.add_root(name="Đồ cũ", slug="do-cu", icon="goods")
        call_command("load_categories", stdout=io.StringIO())
        assert Category.find_problems() == ([], [], [], [], [])
        assert Category.objects.get(slug="trai-cay-say").get_parent().slug == "trai-cay"
        assert list(Category.objects.filter(slug="nam").values_list("name", "is_public")) == [("Nấm các loại", False)]
        assert Category.get_last_root_node().slug == "do-cu" != last.slug

    def test_changes_nothing_where_everything_stands(self) -> None:
        before = list(Category.objects.order_by("pk").values())
        assert load_categories(apps) == 0
        assert list(Category.objects.order_by("pk").values()) == before


class TestASuperuser:
    def test_adds_a_category_below_another(self, room: Client) -> None:
        fruit = Category.objects.get(slug="trai-cay")
        said = {"parent": fruit.pk, "name": "Trái cây đông lạnh", "icon": "fruit", "is_public": "on"}
        assert room.post(reverse(ADD), said).status_code == 302
        made = Category.objects.get(name="Trái cây đông lạnh")
        assert (made.slug, made.get_parent()) == ("trai-cay-dong-lanh", fruit)
        assert "Trái cây đông lạnh" in choices()
        assert category_tree().by_slug[made.slug].path == (fruit.pk, made.pk)

    def test_adds_one_at_the_top(self, room: Client) -> None:
        assert room.post(reverse(ADD), {"name": "Đồ cũ", "slug": "ban-lai", "icon": "goods", "is_public": "on"}).status_code == 302
        assert Category.get_last_root_node().slug == "ban-lai"

    def test_cannot_give_two_categories_one_address(self, room: Client) -> None:
        before = Category.objects.count()
        answer = room.post(reverse(ADD), {"name": "Nấm!", "icon": "vegetables", "is_public": "on"})
        assert "Đã có ngành hàng khác mang địa chỉ này." in answer.content.decode()
        assert Category.objects.count() == before

    def test_deletes_none_for_what_is_in_it_would_go_too(self, room: Client) -> None:
        top = Category.objects.get(slug="trai-cay")
        before = Category.objects.count()
        assert room.post(reverse("admin:catalogue_category_delete", args=[top.pk]), {"post": "yes"}).status_code == 403
        assert Category.objects.count() == before

    def test_goes_from_one_to_the_page_of_its_offers(self, room: Client) -> None:
        category = Category.objects.filter(depth=2).first()
        assert category
        shown = room.get(reverse("admin:catalogue_category_change", args=[category.pk]))
        there = room.get(shown.context["absolute_url"])
        assert there["Location"].endswith(reverse("category", args=[category.slug]))
        assert room.get(reverse("category", args=[category.slug])).status_code == 200

    def test_hides_a_branch_and_sellers_choose_from_the_others(self, room: Client) -> None:
        change(room, Category.objects.get(slug="trai-cay"), is_public=None)
        assert "Trái cây sấy" not in choices()
        assert "Nấm" in choices()
        assert "trai-cay-say" not in category_tree().by_slug
        change(room, Category.objects.get(slug="trai-cay"))
        assert "Trái cây sấy" in choices()

    def test_renames_one_and_its_offers_are_found_by_the_new_name(self, room: Client, only_postgresql: None, drain_jobs) -> None:
        mushrooms = Category.objects.get(slug="nam")
        made = offer(title="Hộp quà", category=mushrooms)
        change(room, mushrooms, name="Nấm linh chi")
        assert Category.objects.get(pk=mushrooms.pk).slug == "nam"
        assert category_tree().by_slug["nam"].vietnamese == "Nấm linh chi"
        drain_jobs()
        assert postgresql().search(SearchRequest(understood=understand("linh chi", Vocabulary()))).ids == (made.pk,)

    def test_gives_one_another_english_name_and_no_offer_is_written_anew(self, room: Client, only_postgresql: None, drain_jobs) -> None:
        mushrooms = Category.objects.get(slug="nam")
        made = offer(category=mushrooms)
        drain_jobs()
        change(room, mushrooms, name_en="Fungi")
        drain_jobs()
        assert Offer.objects.get(pk=made.pk).revision == made.revision


def _in_order(lines: list[dict[str, str]], parent: str = "") -> list[tuple[str, str]]:
    """Slugs with their parents as one walks down the tree."""
    return [pair for line in lines if line["parent"] == parent for pair in [(line["slug"], parent), *_in_order(lines, line["slug"])]]
