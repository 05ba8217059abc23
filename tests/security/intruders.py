"""Fields that no form of the exchange asks for, sent along with a form that is filled in honestly, and what they changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client

from marketplace.commerce.basket.models import Basket, Line
from marketplace.commerce.order.models import Order, OrderGroup
from marketplace.commerce.partner.models import Partner, StockRecord
from marketplace.feedback.models import OfferReport
from marketplace.people.models import User
from sellers.accounts.models import BusinessRegistration, Seller, SellerIdentity, SellerMember
from sellers.certificates.models import Certificate
from sellers.offers.models import Offer

# What a form could be talked into writing: every column of these.
TARGETS = (User, Seller, SellerMember, SellerIdentity, BusinessRegistration, Offer, Partner, StockRecord, Order, OrderGroup, Basket, Line)
TARGETS += (OfferReport, Certificate)
# What such forms are called elsewhere.
ALIASES = {
    "role": "owner", "groups": "1", "user_permissions": "1", "is_admin": "1", "verified": "1", "is_verified": "1", "commission": "0",
    "fee": "0", "discount": "100", "total": "1", "amount": "1", "owner": "1", "by": "1", "action": "approve", "checked": "1",
    "approve": "1", "_save": "1", "pk": "1", "id": "1",
}  # fmt: skip
# Tables in which something stands that is made by chance or counts requests; none of them holds what a form could aim at.
UNWATCHED = ("sessions.", "procrastinate.", "usersessions.", "pghistory.", "wagtail", "rules.allowance", "contenttypes.", "auth.permission")
# Columns in which something new is made by chance: links, codes, keys, and messages in which they stand.
BY_CHANCE = {
    "token", "number", "code", "key", "name",
    "body", "subject", "event_id", "personal_id_sealed", "representative_id_sealed", "password", "link", "stored_as",
    "data",  # of a second factor: its secret, sealed anew each time
}  # fmt: skip

Snapshot = dict[str, dict[Any, dict[str, Any]]]
# Where the next form of a row of forms is, and how it is filled in; what was sent to the person is read from his session.
Step = Callable[[Client], tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Sent:
    """The answer to a form and the rows that stood afterwards."""

    status: int
    rows: Snapshot


def intruding_fields(asked_for: set[str], things: dict[str, Any]) -> dict[str, str]:
    """Every column of what matters under its own name, with a value that would do harm; without what the form asks for."""
    found = dict(ALIASES)
    for model in TARGETS:
        for field in model._meta.concrete_fields:
            for name in {field.name, field.attname, f"{model._meta.model_name}_{field.name}"}:
                found[name] = _harmful(field, things)
    return {name: value for name, value in found.items() if name not in asked_for and name not in NOT_INTRUDERS}


# Names by which a page goes on after the form; they choose an address of ours and nothing else.
NOT_INTRUDERS = {"next", "back"}


def _harmful(field: Any, things: dict[str, Any]) -> str:
    if field.is_relation:
        return str(things["other_seller_pk"])
    if field.choices:
        return str(field.flatchoices[-1][0])
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, models.IntegerField | models.DecimalField | models.AutoField):
        return "1"
    if isinstance(field, models.DateTimeField):
        return "2020-01-01T00:00:00+07:00"
    if isinstance(field, models.DateField):
        return "01/01/2020"
    return "intruder@example.vn" if isinstance(field, models.EmailField) else "intruder"


def send(client: Client, path: str, data: dict[str, Any], *, extra: dict[str, str] | None = None, then: tuple[Step, ...] = ()) -> Sent:
    """Posts a form, and those that finish what it began, each with the `extra` fields where it does not ask for them itself.

    Notes all rows, and undoes everything: the next form finds the world as it was, serial numbers included.
    """
    with undone():
        cookies = client.cookies.copy()
        for value in data.values():
            if hasattr(value, "seek"):
                value.seek(0)
        response = client.post(path, (extra or {}) | data)
        for step in then:
            path, data = step(client)
            response = client.post(path, (extra or {}) | data)
        client.cookies = cookies
        return Sent(response.status_code, snapshot())


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that leaves nothing behind."""
    counted = _sequences()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.executemany("SELECT setval(%s, %s, %s)", counted)


def _sequences() -> list[tuple[str, int, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%I.%I', schemaname, sequencename), coalesce(last_value, start_value), last_value IS NOT NULL"
            " FROM pg_sequences WHERE schemaname = 'public'"
        )
        return list(cursor.fetchall())


def snapshot() -> Snapshot:
    """All rows of the exchange by model and primary key."""
    return {model._meta.label_lower: {row[model._meta.pk.attname]: row for row in _rows(model)} for model in _watched()}  # type: ignore[union-attr]


def _watched() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and not model._meta.label_lower.startswith(UNWATCHED) and not _is_trail(model)
    ]


def _is_trail(model: type[models.Model]) -> bool:
    return any(field.name == "pgh_id" for field in model._meta.concrete_fields)


def _rows(model: type[models.Model]) -> Any:
    return model._base_manager.values()


def differences(honest: Snapshot, intruded: Snapshot, before: Snapshot) -> list[str]:
    """What the intruding fields changed, as "model pk column: honest → intruded"."""
    found = []
    for label in honest:
        here, there = honest[label], intruded[label]
        if here.keys() != there.keys():
            found.append(f"{label}: rows {sorted(map(str, here.keys() ^ there.keys()))}")
        for pk in here.keys() & there.keys():
            was = before[label].get(pk, {})
            found += [
                f"{label} {pk} {column}: {value!r} → {there[pk][column]!r}"
                for column, value in here[pk].items()
                if value != there[pk][column] and not (_by_chance(column, value) and was.get(column) != value)
            ]
    return found


def _by_chance(column: str, value: Any) -> bool:
    """Whether a column that the honest form wrote too may differ from one time to the next."""
    return column in BY_CHANCE or isinstance(value, UUID)
