"""Buyers who press the button at the same moment: threads on connections of their own, over HTTP or straight at the action."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Barrier
from typing import Any, TypeVar

import httpx
from django.core.signing import Signer
from django.db import connection, connections
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.utils.crypto import get_random_string

from marketplace.commerce.basket.contents import contents
from marketplace.commerce.basket.models import Basket
from marketplace.commerce.checkout.terms import Terms
from marketplace.commerce.checkout.ticket import Ticket
from marketplace.commerce.partner.models import StockRecord
from tests.factories.commerce import basket as basket_of
from tests.factories.sellers import commune

Outcome = TypeVar("Outcome")
CHECKOUT = "/thanh-toan/"
PATIENCE = 60


def at_once(*acts: Callable[[], Outcome]) -> list[Outcome]:
    """Runs them in threads that all start together; an exception of one is raised here."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Outcome]) -> Outcome:
        start.wait(PATIENCE)
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def elsewhere(act: Callable[[], Any]) -> None:
    """Runs something to its commit on another connection while this one is in the middle of a transaction."""
    at_once(act)


@dataclass
class Buyer:
    """A guest with a basket of his own and the checkout form filled in."""

    address: str
    cookies: dict[str, str]
    said: dict[str, str]

    @classmethod
    def at_checkout(cls, server: str, basket: Basket, **changes: str) -> "Buyer":
        """What the page would have put into the form; opening it a thousand times would measure something else."""
        basket.read_again()
        secret = get_random_string(CSRF_SECRET_LENGTH)
        cookies = {"oscar_open_basket": Signer().sign(basket.pk), "csrftoken": secret}
        place = commune()
        said = {"csrfmiddlewaretoken": secret, "terms": Terms.of(contents(basket)).text(), "ticket": Ticket.of(basket).text()}
        said |= {"phone": "0912345678", "name": "Trần Văn Mua", "commune": str(place), "commune_code": place.pk, "street": "Số 1"}
        said |= {f"way_{line.stockrecord.partner_id}": "delivery" for line in basket.all_lines()}
        return cls(server + CHECKOUT, cookies, said | changes)

    def press(self) -> httpx.Response:
        """Sends the form; does not follow where it leads."""
        with httpx.Client(cookies=self.cookies, timeout=PATIENCE) as browser:
            return browser.post(self.address, data=self.said)


def buyers(server: str, number: int, stock: StockRecord) -> list[Buyer]:
    """That many guests, each about to order one of the same goods."""
    return [Buyer.at_checkout(server, basket_of((stock, 1))) for _ in range(number)]


def won(answer: httpx.Response) -> bool:
    """Led to the page of a purchase."""
    return answer.status_code == 302 and answer.headers["location"].startswith("/don-hang/theo-doi/")


def lost_cleanly(answer: httpx.Response) -> bool:
    """Told that it cannot be ordered: the page again, or the basket when nothing is left in it to order."""
    return answer.status_code == 409 or (answer.status_code == 302 and answer.headers["location"] == "/gio-hang/")


@contextmanager
def without_constraints(table: str, *names: str) -> Iterator[None]:
    """Takes the database's own last line of defence away for a control, and puts it back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass", [table])
        definitions = {name: definition for name, definition in cursor.fetchall() if any(part in name for part in names)}
        assert definitions, names
        for name in definitions:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    try:
        yield
    finally:
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {table} CASCADE")
            for name, definition in definitions.items():
                cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
