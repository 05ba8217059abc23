"""python -m tests.bench.many COUNT: makes the demonstration so many offers large, each a copy of one of its own under another title."""

from __future__ import annotations

import sys
from typing import Any

# Far above what the demonstration numbers.
FIRST = 10_000_000
# By table: which of the copied rows it has, and what differs in the copy. All other columns are copied.
COPIED = {
    "catalogue_product": ("product", {"id": "copies.id", "upc": "NULL", "code": "NULL", "title": "copies.title"}),
    "offers_offer": (
        "offer",
        {
            "id": "copies.id",
            "public_id": "gen_random_uuid()",
            "product_id": "copies.id",
            "replaces_id": "NULL",
            "title": "copies.title",
        },
    ),
    "partner_stockrecord": (
        "stock",
        {"id": "copies.id", "product_id": "copies.id", "offer_id": "copies.id", "partner_sku": "copies.id::text"},
    ),
}


def grow(count: int) -> None:
    """Adds `count` offers that may be shown. Triggers rest meanwhile: nobody asks who made these rows."""
    from django.db import connection, transaction

    from search.measuring.synthetic import offers

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("CREATE TEMP TABLE titles (number bigint, title text) ON COMMIT DROP")
        with cursor.copy("COPY titles FROM STDIN") as copy:
            for document in offers(count):
                copy.write_row((document.offer_id, document.title[:120]))
        cursor.execute("""CREATE TEMP TABLE models ON COMMIT DROP AS
            SELECT row_number() OVER (ORDER BY offers_offer.id) - 1 AS place, offers_offer.id AS offer, offers_offer.product_id AS product,
                partner_stockrecord.id AS stock
            FROM offers_offer JOIN partner_stockrecord ON partner_stockrecord.offer_id = offers_offer.id
            JOIN seller_accounts_seller ON seller_accounts_seller.id = offers_offer.seller_id
            WHERE offers_offer.state = 'live' AND seller_accounts_seller.state = 'active'""")
        cursor.execute(f"""CREATE TEMP TABLE copies ON COMMIT DROP AS
            SELECT {FIRST} + number AS id, title, offer, product, stock FROM titles
            JOIN models ON place = number % (SELECT count(*) FROM models)""")
        for table, (model, differs) in COPIED.items():
            _copy(cursor, table, model, differs)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE offers_offer, catalogue_product, partner_stockrecord")


def _copy(cursor: Any, table: str, model: str, differs: dict[str, str]) -> None:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    columns = [name for (name,) in cursor.fetchall()]
    values = ", ".join(differs.get(column, f"{table}.{column}") for column in columns)
    cursor.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM copies JOIN {table} ON {table}.id = copies.{model}")


if __name__ == "__main__":
    import django

    django.setup()
    grow(int(sys.argv[1]))
