"""What is likely to be asked next goes along with the first request, and changes no answer."""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from search.backends import engines
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.protocol import SearchRequest, SearchResult, Unavailable
from search.indexing.writing import write_offers
from search.query.expecting import are_few, expected
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand
from search.vocabulary import current_vocabulary, forget_vocabulary, remake_vocabulary
from tests.factories.offers import offer

pytestmark = pytest.mark.django_db
TITLES = ["Bánh tráng phơi sương", "Bánh tráng me", "Bánh tráng sa tế", "Bánh pía", "Muối tôm Tây Ninh", "Muối ớt"]


@pytest.fixture
def engine(both_engines: None) -> Iterator[ElasticsearchBackend]:
    write_offers([offer(title=title).pk for title in TITLES])
    found = engines.elasticsearch()
    assert found is not None
    found.settle()
    remake_vocabulary()
    forget_vocabulary()
    yield found
    found.listeners.clear()


def search(engine: ElasticsearchBackend, text: str, enough: int) -> tuple[SearchResult, list[str]]:
    """The answer, and the names of the calls that went to the server."""
    calls: list[str] = []
    perform = engine.reading.transport.perform_request

    def noted(method: str, target: str, **options: Any) -> Any:
        calls.append(target.split("?")[0].rsplit("/", 1)[1])
        return perform(method, target, **options)

    engine.reading.transport.perform_request = noted  # type: ignore[method-assign]
    try:
        found = engine.search(SearchRequest(understand(text, current_vocabulary()), size=24, enough=enough))
    finally:
        engine.reading.transport.perform_request = perform  # type: ignore[method-assign]
    return found, calls


@pytest.mark.parametrize("text", ["muối ớt", "bánh tráng me", "muối tôm bò", "bánh pía sầu riêng"])
def test_few_goods_and_what_is_near_come_by_one_way(engine: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    together, calls = search(engine, text, enough=24)
    assert calls == ["_msearch"]
    assert together.near
    monkeypatch.setattr("search.backends.elasticsearch.backend.are_few", lambda *_: False)
    apart, calls = search(engine, text, enough=24)
    assert calls == ["_search", "_search"]
    assert (apart.ids, apart.total, apart.near, apart.facets) == (together.ids, together.total, together.near, together.facets)


def test_where_enough_can_be_expected_nothing_more_is_asked(engine: ElasticsearchBackend) -> None:
    found, calls = search(engine, "bánh tráng", enough=3)
    assert calls == ["_search"]
    assert (found.total, found.near) == (3, 0)


def test_what_came_along_for_nothing_is_not_shown(engine: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.backends.elasticsearch.backend.are_few", lambda *_: True)
    found, calls = search(engine, "bánh tráng", enough=3)
    assert calls == ["_msearch"]
    assert (found.total, found.near, len(found.ids)) == (3, 0, 3)


WRONG: dict[str, Any] = {"sort": ["no_such_field"]}


def test_an_error_of_what_came_along_costs_an_answer_only_where_it_is_needed(
    engine: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.backends.elasticsearch.backend.are_few", lambda *_: True)
    monkeypatch.setattr("search.backends.elasticsearch.listing.Listing.around", lambda *_: WRONG)
    found, calls = search(engine, "bánh tráng", enough=3)
    assert (calls, found.total) == (["_msearch"], 3)
    with pytest.raises(Unavailable, match="no_such_field"):
        search(engine, "muối ớt", enough=24)


def test_an_error_of_the_first_of_two_is_an_error(engine: ElasticsearchBackend) -> None:
    asking = engine.asking(time.perf_counter() + 10)
    asking.take_along({"size": 0})
    with pytest.raises(Unavailable, match="no_such_field"):
        asking(WRONG)


def test_only_the_first_request_takes_another_along(engine: ElasticsearchBackend) -> None:
    asking, along = engine.asking(time.perf_counter() + 10), {"size": 1}
    asking.take_along(along)
    first, second, came, same = asking({"size": 2}), asking({"size": 3}), asking(along), asking({"size": 1})
    assert [len(each["hits"]["hits"]) for each in (first, second, came, same)] == [2, 3, 1, 1]
    assert "_shards" in second
    assert came["status"] == 200  # as msearch says it
    assert "status" not in same


def test_of_sellers_nothing_is_expected() -> None:
    vocabulary = Vocabulary.of([tokens(title) for title in TITLES])
    asked = understand("sầu riêng", vocabulary)
    assert are_few(asked, vocabulary, 1)
    assert not are_few(replace(asked, is_name=True), vocabulary, 1)
    assert not are_few(replace(asked, named=("riêng",)), vocabulary, 1)


@pytest.mark.parametrize(
    ("text", "at_most"),
    [("bánh tráng", 3), ("bánh", 4), ("tráng bánh", 0), ("muối ớt", 1), ("sầu riêng", 0), ("", 0)],
)
def test_the_rarest_word_and_the_rarest_neighbours_tell_how_many_to_expect(text: str, at_most: int) -> None:
    vocabulary = Vocabulary.of([tokens(title) for title in TITLES])
    assert expected(understand(text, vocabulary), vocabulary) == at_most
