"""S3: a form changes what it asks for and nothing else (ASVS 8.2.3, 15.3.3).

Every form that a visitor, buyer, applicant or seller can send is filled in honestly and sent twice into the same world: as it is, and with
every column of accounts, sellers, dossiers, offers, stock and orders as a field of its own. Both must leave the same rows.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client

from marketplace.commerce.order.lifecycle import OrderState
from search.insight.notes import write_note
from sellers.accounts.models import BusinessRegistration, Seller
from sellers.offers.models import Offer
from tests.factories.commerce import order as an_order
from tests.factories.offers import category
from tests.factories.people import person, signed_in
from tests.factories.policies import consent
from tests.factories.sellers import commune, pdf
from tests.security.access import rows
from tests.security.account_forms import ACCOUNT_FORMS, account_holders
from tests.security.careless import CARELESS
from tests.security.honest import Honest, said
from tests.security.intruders import Sent, differences, intruding_fields, send, snapshot
from tests.security.world import World, build_world

NOW = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
OUTSIDE = ("anonymous", "buyer", "owner", "staff")
NO_FORM = {"403", "404|405", "405", "login"}
# Pages that are drawn for a POST as for a GET and read nothing of it, or lead to the sign-in page.
PAGES = {
    "prefix:/quan-tri-du-lieu/", "home", "sitemap", "wagtail_serve",
    "design:pieces", "design:form", "design:words", "design:count", "design:room",
}  # fmt: skip


def _business(world: World, client: Client) -> dict[str, Any]:
    return {"kind": "enterprise", "legal_name": "Công ty Mới", "stall_name": "", "tax_code": "3900000015", "trade_lines": ["1071"]}


def _contact(world: World, client: Client) -> dict[str, Any]:
    return {"phone": "0907 111 333", "zalo": "", "email": "", "commune": commune().pk, "address_line": "Số 9"}


def _offer(world: World, client: Client) -> dict[str, Any]:
    typed = {"title": "Muối ớt mới", "category": category("Đặc sản").pk, "unit": "kg", "price": "50.000", "quantity": "20"}
    return typed | {"minimum_quantity": "1", "description": "", "valid_until": "", "fulfilment_note": "", "initial-quantity": "100"}


def _stall(world: World, client: Client) -> dict[str, Any]:
    said = {"stall_name": "Tên mới", "introduction": "Lời giới thiệu.", "zalo": ""}
    return said | {"delivers": "on", "offers_pickup": "on", "flat_rate": "20.000"}


def _certificate(world: World, client: Client) -> dict[str, Any]:
    typed = {"kind": "haccp", "number": "77/MH", "issuer": "Tổ chức mẫu", "issued_on": "01/10/2026", "expires_on": ""}
    return typed | {"document": pdf(), "goods": []}


def _lookup(world: World, client: Client) -> dict[str, Any]:
    dossier = BusinessRegistration.objects.get(public_id=world.things["dossier"])
    return {"code": dossier.code, "contact": dossier.phone}


def _checkout(world: World, client: Client) -> dict[str, Any]:
    form = client.get("/thanh-toan/").context["form"]
    hidden = {name: form.initial[name] for name in ("terms", "ticket")}
    ways = {name: field.initial for name, field in form.fields.items() if name.startswith("way_")}
    typed = {"phone": "0912 345 678", "name": "Lê Thị Mua", "street": "Số 8", "commune": commune().pk, "note": "", "email": ""}
    return typed | hidden | ways


DOSSIER = "/dang-ky-ban-hang/{registration}"
OFFERS = "/gian-lam-viec/chao-ban"
HONEST: dict[str, tuple[Honest, ...]] = {
    "registration_start": (Honest("buyer", said()),),
    "registration_documents": (Honest("buyer", lambda world, client: {"certificate": pdf()}),),
    "registration_submit": (Honest("buyer", lambda world, client: consent()),),
    "registration_withdraw": (Honest("buyer", said()),),
    "registration_step": (
        Honest("buyer", _business),
        Honest("buyer", said(representative="Trần Mới", representative_born="9/3/1988", personal_id=""), f"{DOSSIER}/representative/"),
        Honest("buyer", _contact, f"{DOSSIER}/contact/"),
    ),
    "registration_track": (Honest("anonymous", _lookup, quiet=True),),
    "invitation": (Honest("invited", said()),),
    "workspace:members": (Honest("owner", said(contact="0907 000 998", role="staff")),),
    "workspace:member_remove": (Honest("owner", said()), Honest("staff", said())),
    "workspace:invitation_cancel": (Honest("owner", said()),),
    "workspace:choose": (Honest("owner", lambda world, client: {"seller": world.things["seller_pk"]}, quiet=True),),
    "workspace:offer_new": (Honest("staff", _offer),),
    "workspace:offer_edit": (Honest("staff", _offer), Honest("owner", _offer, f"{OFFERS}/{{offer_pk}}/sua/")),
    "workspace:offer_act": (Honest("staff", said()), Honest("owner", said(), f"{OFFERS}/{{draft_offer_pk}}/gui-duyet/")),
    "workspace:offers_bulk": (Honest("owner", lambda world, client: {"action": "withdraw", "pick": world.things["offer_pk"]}),),
    "workspace:certificate_new": (Honest("staff", _certificate),),
    "workspace:certificate_edit": (Honest("owner", _certificate),),
    "workspace:certificate_withdraw": (Honest("staff", said()),),
    "workspace:stall": (
        Honest("owner", _stall),
    ),
    "workspace:order_act": (Honest("staff", said()),),
    "offer_reconfirm": (Honest("anonymous", said()),),
    "order_confirm": (Honest("anonymous", said()),),
    "basket_add": (Honest("anonymous", said(quantity="1")), Honest("buyer", said(quantity="1"))),
    "basket_change": (Honest("buyer", said(quantity="2")),),
    "basket_remove": (Honest("buyer", said()),),
    "basket_undo": (Honest("buyer", said(), quiet=True),),
    "checkout": (Honest("buyer", _checkout),),
    "order_call_off": (Honest("anonymous", said(reason="Đặt nhầm")), Honest("buyer", said(reason="Đặt nhầm"))),
    "order_received": (Honest("buyer", said(), "{delivered_path}"),),
    "report_offer": (Honest("anonymous", said(kind="wrong_price", details="Giá khác.", contact="")),),
    "search_noted": (Honest("anonymous", lambda world, client: {"note": write_note("bánh tráng", fits=True)}),),
    "search_forget_place": (Honest("anonymous", said(q="bánh tráng"), quiet=True),),
    "inbox_open": (Honest("buyer", said()),),
    "inbox_read_all": (Honest("buyer", said()),),
    "set_language": (Honest("anonymous", said(language="en"), quiet=True),),
    **ACCOUNT_FORMS,
}  # fmt: skip
ROWS = {row.name: row for row in rows() if row.method == "POST"}
CASES = [(name, each) for name, ways in HONEST.items() for each in ways]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One world for all forms; each is undone."""
    name = str(connection.settings_dict["NAME"])
    assert name.startswith("exchange_test_"), f"{name} is not a test database; run the whole file"
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        made = build_world()
        delivered = an_order(OrderState.DELIVERED, of=Seller.objects.get(pk=made.things["seller_pk"]).partner, buyer=made.people["buyer"])
        made.things["delivered_path"] = f"/don-hang/theo-doi/{delivered.group.token}/{delivered.number}/da-nhan/"
        made.people["invited"] = person(phone="+84907000999")
        made.people |= account_holders()
        yield made
        transaction.set_rollback(True)


# Marked, so that pytest-django makes the test database: it looks at marks, and `world` cannot carry one.
@pytest.mark.django_db
def test_every_form_of_people_outside_is_in_the_matrix() -> None:
    open_to_them = {row.name for row in ROWS.values() if any(row.expected[role] not in NO_FORM for role in OUTSIDE)}
    assert open_to_them - HONEST.keys() - PAGES == set()
    assert (HONEST.keys() | PAGES) - ROWS.keys() == set()


def _send(world: World, path: str, client: Client, data: dict[str, Any], **more: Any) -> Sent:
    return send(client, path.format(**world.things), data, **more)


@pytest.mark.parametrize(("name", "honest"), CASES, ids=[f"{name}-{honest.role}-{number}" for number, (name, honest) in enumerate(CASES)])
def test_fields_that_a_form_does_not_ask_for_change_nothing(name: str, honest: Honest, world: World) -> None:
    client = signed_in(world.people[honest.role]) if honest.role in world.people else Client()
    path = honest.path or ROWS[name].path
    data = honest.fill(world, client)
    before = snapshot()
    plain = _send(world, path, client, data, then=honest.then)
    assert plain.status < 400, "the form was not filled in well"
    assert (plain.rows == before) == honest.quiet, "the form did nothing" if plain.rows == before else "the form is not quiet"
    extra = intruding_fields(set(data) | {"csrfmiddlewaretoken"}, world.things)
    assert len(extra) > 200
    intruded = _send(world, path, client, data, extra=extra, then=honest.then)
    if intruded.status in {400, 422}:
        assert differences(before, intruded.rows, before) == []
    else:
        assert (intruded.status, differences(plain.rows, intruded.rows, before)) == (plain.status, [])


def test_a_careless_form_would_be_caught(world: World, settings: Any) -> None:
    """The control: a form that writes every column it is sent."""
    settings.ROOT_URLCONF = "tests.security.careless"
    client = signed_in(world.people["owner"])
    before = snapshot()
    plain = send(client, CARELESS, {"introduction": "Lời mới."})
    intruded = send(client, CARELESS, {"introduction": "Lời mới."}, extra=intruding_fields({"introduction"}, world.things))
    changed = " ".join(differences(plain.rows, intruded.rows, before))
    for column in ("state", "legal_name", "tax_code", "kind"):
        assert f"{column}:" in changed


def test_the_price_after_approval_waits_for_nobody_but_the_rest_does(world: World) -> None:
    """Of a live offer price and quantity change at once, as the rules say; title and category wait for an officer."""
    client = signed_in(world.people["owner"])
    live = Offer.objects.get(pk=world.things["offer_pk"])
    sent = _send(world, f"{OFFERS}/{{offer_pk}}/sua/", client, _offer(world, client))
    row = sent.rows[Offer._meta.label_lower][live.pk]
    assert (row["price"], row["title"], row["state"]) == (50_000, live.title, live.state)
