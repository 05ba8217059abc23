"""Lists go on while the index changes under them, on both engines."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from search.backends.protocol import After, Filters, Sort
from search.documents import OfferDocument
from tests.search.engines import TestIndex, document

MORNING = dt.datetime(2026, 11, 1, 8, tzinfo=dt.UTC)
SIZE = 7
RANKED_PAGES = 3


def goods(count: int) -> list[OfferDocument]:
    """Offers of six sellers, several at the same price and moment, some that were never dated."""
    return [
        document(
            f"Gạo thơm lô {number}",
            price=1_000 * (number % 5 + 1),
            seller_id=number % 6 + 1,
            published_at=MORNING + dt.timedelta(hours=number // 3) if number % 9 else None,
            commune=("25459", "25465")[number % 2],
        )
        for number in range(count)
    ]


def walk(index: TestIndex, text: str, sort: Sort, between: Callable[[], None] = lambda: None) -> Iterator[tuple[int, ...]]:
    """Pages as the result page asks for them."""
    after, pages = After(), 0
    while True:
        result = index.ask(text, sort=sort, size=SIZE, enough=0, after=after)
        if not result.ids:
            return
        yield result.ids
        pages += 1
        if sort is Sort.RELEVANCE and not after.ranking_is_over:
            after = After((*after.seen, *result.ids), pages == RANKED_PAGES)
        else:
            last = result.ids[-1]
            after = replace(after, key=(result.keys[last], last))
        between()


def market_day(index: TestIndex, standing: list[OfferDocument]) -> Callable[[], None]:
    """Between two pages: better offers come, some go, some change their words and with them every score."""
    ends = iter(standing[3::10])

    def happen() -> None:
        index.put(
            *(
                document("Gạo thơm", price=price, seller_id=number + 90, published_at=moment)
                for number, (price, moment) in enumerate([(1, MORNING), (3_000, MORNING + dt.timedelta(days=9)), (9_000, None)])
            )
        )
        ended = next(ends, None)
        if ended is not None:
            index.engine.delete({ended.offer_id: ended.version + 1})
        index.put(*(replace(each, version=each.version + 100, title=each.title + " gạo gạo") for each in standing[5::25]))
        index.engine.settle()

    return happen


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("text", ["gạo thơm", ""])
def test_a_list_goes_on_without_repeating_or_losing_what_stood_throughout(index: TestIndex, sort: Sort, text: str) -> None:
    standing = goods(50)
    index.put(*standing)
    listed = [found for page in walk(index, text, sort, market_day(index, standing)) for found in page]
    gone = {each.offer_id for each in standing[3::10]}
    assert len(listed) == len(set(listed))
    assert {each.offer_id for each in standing} - gone <= set(listed)


def test_counting_from_the_top_would_repeat(index: TestIndex) -> None:
    """The control: the same market day breaks pages that are counted by offset."""
    standing = goods(50)
    index.put(*standing)
    happen, listed = market_day(index, standing), []
    for offset in range(0, 70, SIZE):
        listed += index.ask("gạo thơm", size=SIZE, offset=offset, enough=0).ids
        happen()
    assert len(listed) > len(set(listed)) or not {each.offer_id for each in standing} <= set(listed)


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_that_nobody_disturbs_are_the_list(index: TestIndex, sort: Sort) -> None:
    index.put(*goods(40))
    whole = index.ask("gạo thơm", sort=sort, size=50, enough=0)
    pages = list(walk(index, "gạo thơm", sort))
    assert [len(page) for page in pages] == [SIZE] * 5 + [5]
    listed = tuple(found for page in pages for found in page)
    if sort is not Sort.RELEVANCE:
        assert listed == whole.ids
    else:
        assert listed[: SIZE * RANKED_PAGES] == whole.ids[: SIZE * RANKED_PAGES]
        assert set(listed) == set(whole.ids)


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.PRICE_UP, Sort.PRICE_DOWN])
def test_the_way_back_is_the_way_there(index: TestIndex, sort: Sort) -> None:
    index.put(*goods(40))
    pages = list(walk(index, "gạo thơm", sort))
    keys = index.ask("gạo thơm", sort=sort, size=50).keys
    for before, page in pairwise(pages):
        back = After(key=(keys[page[0]], page[0]), backwards=True)
        assert index.ask("gạo thơm", sort=sort, size=SIZE, after=back).ids == before[::-1]


@pytest.mark.parametrize("after", [After((1, 2, 3)), After((1, 2, 3), ranking_is_over=True), After(key=(3_000, 10**9))])
def test_totals_and_facets_are_those_of_the_whole_list(index: TestIndex, after: After) -> None:
    made = goods(30)
    index.put(*made)
    seen = replace(after, seen=tuple(each.offer_id for each in made[:3]) if after.seen else ())
    sort = Sort.PRICE_UP if after.key else Sort.RELEVANCE
    whole, filters = index.ask("gạo thơm", Filters(communes=("25459",)), sort=sort), Filters(communes=("25459",))
    result = index.ask("gạo thơm", filters, sort=sort, after=seen)
    assert (result.total, result.facets) == (whole.total, whole.facets) == (15, whole.facets)
    assert not set(result.ids) & set(seen.seen)
