"""What is likely to be asked next goes along with the first request, and changes no answer."""

from collections.abc import Iterator
from typing import Any

import pytest

from search.backends import engines
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.protocol import SearchRequest, SearchResult, Unavailable
from search.indexing.writing import write_offers
from search.query.expecting import expected
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
    monkeypatch.setattr("search.backends.elasticsearch.backend.expected", lambda *_: 24)
    apart, calls = search(engine, text, enough=24)
    assert calls == ["_search", "_search"]
    assert (apart.ids, apart.total, apart.near, apart.facets) == (together.ids, together.total, together.near, together.facets)


def test_where_enough_can_be_expected_nothing_more_is_asked(engine: ElasticsearchBackend) -> None:
    found, calls = search(engine, "bánh tráng", enough=3)
    assert calls == ["_search"]
    assert (found.total, found.near) == (3, 0)


def test_what_came_along_for_nothing_is_not_shown(engine: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.backends.elasticsearch.backend.expected", lambda *_: 0)
    found, calls = search(engine, "bánh tráng", enough=3)
    assert calls == ["_msearch"]
    assert (found.total, found.near, len(found.ids)) == (3, 0, 3)


def test_an_error_in_one_of_two_answers_is_an_error(engine: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: dict[str, Any] = {"query": {"no_such_query": {}}}
    monkeypatch.setattr("search.backends.elasticsearch.listing.Listing.around", lambda *_: wrong)
    with pytest.raises(Unavailable, match="no_such_query"):
        search(engine, "muối ớt", enough=24)


@pytest.mark.parametrize(
    ("text", "at_most"),
    [("bánh tráng", 3), ("bánh", 4), ("tráng bánh", 0), ("muối ớt", 1), ("sầu riêng", 0), ("", 0)],
)
def test_the_rarest_word_and_the_rarest_neighbours_tell_how_many_to_expect(text: str, at_most: int) -> None:
    vocabulary = Vocabulary.of([tokens(title) for title in TITLES])
    assert expected(understand(text, vocabulary), vocabulary) == at_most
