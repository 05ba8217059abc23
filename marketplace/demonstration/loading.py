"""Loading the demonstration: once, into an exchange that has no sellers yet; later its offers are only moved to the present day."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection, transaction

from marketplace.demonstration.certificates import make_certificates
from marketplace.demonstration.dossiers import make_dossiers
from marketplace.demonstration.goods import all_goods
from marketplace.demonstration.moving import move_to_today
from marketplace.demonstration.offers import make_offers
from marketplace.demonstration.orders import make_orders
from marketplace.demonstration.pages import make_pages
from marketplace.demonstration.pictures import make_pictures
from marketplace.demonstration.sellers import make_sellers
from marketplace.demonstration.staff import ensure_staff
from marketplace.demonstration.watching import make_watching
from search.ranking.service import measure as measure_service
from sellers.accounts.models import Seller

Say = Callable[[str], None]


def load_demonstration(say: Say) -> bool:
    """Makes everything, or only keeps it fresh where sellers stand already; True when it was made.

    `say` is told of each part and its seconds.
    """
    officer = ensure_staff()
    if Seller.objects.exists():
        move_to_today()
        return False
    goods = all_goods()
    with _part(say, "pictures"):
        pictures = make_pictures(goods)
    with transaction.atomic():
        with _part(say, "sellers"):
            sellers = make_sellers(officer)
        with _part(say, "offers"):
            make_offers(sellers, goods, pictures, officer)
        with _part(say, "certificates"):
            make_certificates(sellers, officer)
        with _part(say, "dossiers"):
            make_dossiers(officer)
        with _part(say, "orders"):
            make_orders()
        with _part(say, "measures and reports"):
            make_watching(sellers, officer)
        with _part(say, "pages"):
            make_pages()
    with _part(say, "search"):
        measure_service()
        call_command("rebuild_search", verbosity=0)
    with _part(say, "statistics"), connection.cursor() as cursor:
        # PostgreSQL looks at new rows by itself only after a minute, and until then takes full tables for empty ones.
        cursor.execute("ANALYZE")
    return True


@contextmanager
def _part(say: Say, name: str) -> Iterator[None]:
    started = time.monotonic()
    yield
    say(f"{name}: {time.monotonic() - started:.1f} s")
