"""A page with rows asks the database as many questions for many rows as for few, and every such page is tried."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.people import signed_in
from tests.lists.rows import Scene
from tests.plugins.kept import forget_everything_kept
from tests.security.access import rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_postgresql")]
FEW, MORE = 2, 6

Add = Callable[[Scene], None]
Where = Callable[[Scene], str]


@dataclass(frozen=True)
class List:
    """Who looks ("" is a guest), how a row is added, and where it is seen."""

    who: str
    add: Add
    where: Where


def _at(name: str, query: str = "") -> Where:
    return lambda scene: reverse(name) + query


def _purchase(scene: Scene) -> str:
    return scene.group.get_absolute_url()


def _order(name: str) -> Where:
    return lambda scene: reverse(name, args=[scene.group.orders.get().number])


def _of_the_shop(name: str, query: str = "") -> Where:
    return lambda scene: reverse(name, args=[scene.shop.public_id]) + query


LISTS: dict[str, List] = {
    "home": List("", Scene.an_offer, _at("home")),
    "wagtail_serve": List("", Scene.a_piece_of_news, lambda scene: "/tin-tuc/"),
    "search": List("", Scene.an_offer, _at("search", "?q=banh+trang")),
    "search_suggest": List("", Scene.an_offer, _at("search_suggest", "?q=banh")),
    "category": List("", Scene.an_offer, lambda scene: reverse("category", args=[scene.category.slug])),
    "offer": List("", Scene.a_picture, lambda scene: scene.sold.get_absolute_url()),
    "stall": List("", Scene.our_offer, lambda scene: scene.shop.get_absolute_url()),
    "sitemap": List("", Scene.an_offer, lambda scene: reverse("sitemap", args=["chao-ban"])),
    "policies": List("", Scene.a_policy, _at("policies")),
    "policy": List("", Scene.a_version, lambda scene: reverse("policy", args=["khieu-nai"])),
    "policy_version": List("", Scene.a_version, lambda scene: reverse("policy_version", args=["khieu-nai", 1])),
    "basket": List("buyer", Scene.a_line_in_the_basket, _at("basket")),
    "checkout": List("buyer", Scene.a_line_in_the_basket, _at("checkout")),
    "purchase": List("", Scene.another_seller_of_the_purchase, _purchase),
    "my_orders": List("buyer", Scene.a_purchase, _at("my_orders")),
    "registration_start": List("buyer", Scene.my_dossier, _at("registration_start")),
    "inbox": List("buyer", Scene.a_message, _at("inbox")),
    "outbox": List("", Scene.a_kept_message, _at("outbox")),
    "workspace:home": List("owner", Scene.our_order, _at("workspace:home")),
    "workspace:choose": List("owner", Scene.another_shop, _at("workspace:choose")),
    "workspace:members": List("owner", Scene.a_member, _at("workspace:members")),
    "workspace:offers": List("owner", Scene.our_offer, _at("workspace:offers")),
    "workspace:certificates": List("owner", Scene.our_certificate, _at("workspace:certificates")),
    "workspace:orders": List("owner", Scene.our_order, _at("workspace:orders")),
    "workspace:order": List("owner", Scene.a_line_of_the_order, _order("workspace:order")),
    "console:registrations": List("officer", Scene.a_dossier, _at("console:registrations")),
    "console:sellers": List("officer", Scene.a_seller, _at("console:sellers")),
    "console:notices": List("officer", Scene.a_notice, _at("console:notices")),
    "console:seller": List("officer", Scene.a_measure, _of_the_shop("console:seller")),
    "console:seller_trail": List("officer", Scene.a_changed_price, _of_the_shop("console:seller_trail", "?phan=chao-ban")),
    "console:orders": List("officer", Scene.a_late_order, _at("console:orders")),
    "console:order": List("officer", Scene.a_line_of_the_order, _order("console:order")),
    "console:offers": List("officer", Scene.a_waiting_offer, _at("console:offers")),
    "console:certificates": List("officer", Scene.a_certificate, _at("console:certificates")),
    "console:reports": List("officer", Scene.a_report, _at("console:reports")),
    "console:search": List("officer", Scene.a_search, _at("console:search")),
    "console:search_explain": List("officer", Scene.an_offer, _at("console:search_explain", "?q=banh+trang")),
    "console:words": List("officer", Scene.some_words, _at("console:words")),
    "console:words_entry": List("officer", Scene.an_offer, lambda scene: reverse("console:words_entry", args=[scene.words.pk])),
}
# Pages about one thing, with what belongs to it, and pages without rows of ours.
OTHER = {
    "document", "registration_detail", "registration_documents", "registration_submit", "registration_withdraw", "registration_step",
    "registration_track", "invitation", "workspace:member_remove", "healthz", "readyz", "editors_words", "robots", "sitemap_index", "help",
    "design:pieces", "design:form", "design:words", "design:count", "design:room", "report_offer", "report_track", "report", "picture",
    "console:report", "console:offer", "console:registration", "console:home",
    "console:seller_notice", "console:seller_suspend", "console:seller_reinstate", "console:seller_cancel_notice",
    "console:seller_identity", "console:seller_identity_revoke", "console:words_new", "order_call_off", "order_confirm",
    "workspace:offer_new", "workspace:offer", "workspace:offer_edit", "workspace:stall", "offer_reconfirm", "search_count",
    "workspace:certificate", "workspace:certificate_new", "workspace:certificate_edit", "workspace:certificate_withdraw",
    "console:certificate",
    "place_suggest", "trade_line_suggest",
    "account", "account_login", "account_signup", "account_logout", "account_email", "account_change_phone", "account_change_password",
    "account_reauthenticate_by_code", "mfa_index", "mfa_activate_totp",
    "usersessions_list",  # allauth's; it looks after each of a person's few windows by itself
    "prefix:/accounts/", "prefix:/cms/", "prefix:/quan-tri-du-lieu/",
}  # fmt: skip


def test_every_page_that_can_be_opened_is_a_list_or_named_as_none() -> None:
    opened = {row.name for row in rows() if row.method == "GET" and any("200" in answer for answer in row.expected.values())}
    assert opened - LISTS.keys() - OTHER == set()
    assert (LISTS.keys() | OTHER) - opened == set()
    assert LISTS.keys() & OTHER == set()


def _looked_at(client: Client, address: str) -> tuple[int, int]:
    """How many questions the page asks of a process that has just started, and how long it is."""
    client.get(address)  # what is made once and kept in the database, such as pictures in their sizes
    forget_everything_kept()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert answer.status_code == 200, answer.get("Location")
    return len(asked), len(answer.content)


@pytest.mark.parametrize("name", LISTS)
def test_many_rows_cost_no_more_questions_than_few(name: str) -> None:
    scene, one = Scene(), LISTS[name]
    client = signed_in(getattr(scene, one.who)) if one.who else Client()
    for _ in range(FEW):
        one.add(scene)
    few, short = _looked_at(client, one.where(scene))
    for _ in range(MORE):
        one.add(scene)
    many, long = _looked_at(client, one.where(scene))
    assert long > short, "the rows are not seen"
    assert many <= few


def test_a_page_that_asks_for_each_row_would_be_found_out() -> None:
    """The control: the library's list of a person's windows asks after each of them."""
    scene = Scene()
    client, address = signed_in(scene.buyer), reverse("usersessions_list")
    few, _short = _looked_at(client, address)
    for _ in range(MORE):
        key = signed_in(scene.buyer).session.session_key
        UserSession.objects.get_or_create(user=scene.buyer, session_key=key, defaults={"ip": "127.0.0.1", "user_agent": "Chrome"})
    many, _long = _looked_at(client, address)
    assert many > few
