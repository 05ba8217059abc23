"""Filters looked for in PostgreSQL's index find the same as filters looked at row by row, and wait until every row has their lexemes."""

import pytest
from django.db import connection

from search.backends.postgresql.backend import PostgreSQLBackend
from search.backends.postgresql.narrowing import narrowing
from search.backends.protocol import Filters, Sort
from tests.search.engines import TestIndex, document

pytestmark = pytest.mark.django_db
CHOSEN = [
    Filters(category=7),
    Filters(communes=("25459", "25460")),
    Filters(kinds=("household",)),
    Filters(seller=3),
    Filters(category=7, communes=("25460",), kinds=("household", "cooperative"), price_max=50_000),
]


@pytest.fixture
def index() -> TestIndex:
    """Forty offers that differ in everything that can be chosen."""
    made = TestIndex("postgresql")
    made.put(
        *(
            document(
                f"Gạo lứt đợt {number}",
                categories=(7,) if number % 2 else (1, 70),
                commune=("25459", "25460", "25461")[number % 3],
                seller_kind=("household", "cooperative", "enterprise")[number % 3],
                seller_id=number % 5 + 1,
                price=1_000 * number,
            )
            for number in range(1, 41)
        )
    )
    return made


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("text", ["gạo lứt", "gao dot 7", ""])
@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.PRICE_UP])
def test_the_index_narrows_to_what_the_columns_say(index: TestIndex, chosen: Filters, text: str, sort: Sort) -> None:
    assert index.engine.narrows
    assert narrowing(chosen)
    narrowed = index.ask(text, chosen, sort=sort, facets=True)
    index.engine._narrows, index.engine._look_again = False, float("inf")
    assert not index.engine.narrows
    plain = index.ask(text, chosen, sort=sort, facets=True)
    assert (narrowed.ids, narrowed.total, narrowed.facets) == (plain.ids, plain.total, plain.facets)


def test_rows_of_another_release_are_found_without_the_lexemes(index: TestIndex) -> None:
    """The control is the same question asked by an engine that was told otherwise."""
    assert index.engine.narrows  # asked once, and remembered
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_searchdocument SET lexemes = ts_delete(lexemes, '{~khousehold}'::text[])")
    index.engine.table.mark("another release")
    waiting = PostgreSQLBackend(lambda: index.vocabulary)
    narrowed, index.engine = index.engine, waiting
    assert index.ask("gạo lứt", Filters(kinds=("household",))).total == 13
    index.engine = narrowed
    assert index.ask("gạo lứt", Filters(kinds=("household",))).total == 0
