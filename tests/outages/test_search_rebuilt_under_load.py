"""The index is built anew while people search and sellers write: no failed and no empty answer, and no write is forgotten."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.engines import postgresql
from search.backends.protocol import SearchRequest
from search.documents import OfferDocument
from search.indexing.changes import SinceLastAsked
from search.indexing.drift import drift
from search.indexing.rebuilding import bring_up_to_date, rebuild
from search.indexing.writing import all_documents, write_offers
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.sellers import seller
from tests.plugins.proofs import scaled

OFFERS = scaled(60, 400)
SEARCHERS = 4


@dataclass
class Searchers:
    """People who ask without pause."""

    engine: Any
    answers: int = 0
    empty: int = 0
    failed: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def ask(self) -> None:
        while not self.stop.is_set():
            try:
                result = self.engine.search(SearchRequest())
            except Exception as error:
                self.failed.append(repr(error))
            else:
                self.empty += not result.ids
            self.answers += 1
        connection.close()

    def during(self, work: Callable[[], Any]) -> None:
        threads = [threading.Thread(target=self.ask) for _ in range(SEARCHERS)]
        for thread in threads:
            thread.start()
        try:
            while self.answers < SEARCHERS:
                pass
            work()
        finally:
            self.stop.set()
            for thread in threads:
                thread.join()


@pytest.fixture(params=["postgresql", "elasticsearch"])
def engine(request: Any, both_engines: ElasticsearchBackend) -> Any:
    """An engine that has all offers."""
    who = seller()
    write_offers([offer(title=f"Bánh tráng {number}", seller=who).pk for number in range(OFFERS)])
    found = both_engines if request.param == "elasticsearch" else postgresql()
    found.settle()
    return found


def slowly(documents: Iterable[OfferDocument], change: Callable[[int], None]) -> Iterator[OfferDocument]:
    """The documents of a rebuild; a seller changes an offer after it was read."""
    for number, document in enumerate(documents):
        if number % 10 == 0:
            change(document.offer_id)
        yield document


def changed(offer_id: int) -> None:
    Offer.objects.filter(pk=offer_id).bump()
    write_offers([offer_id])


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_rebuild_costs_no_failed_and_no_empty_answer_and_no_write(engine: Any, proof: Any) -> None:
    searchers = Searchers(engine)
    searchers.during(lambda: rebuild(engine, watch=lambda documents: slowly(documents, changed)))
    assert searchers.failed == []
    assert searchers.empty == 0
    assert not drift(engine)
    assert dict(engine.versions()) == dict(Offer.objects.values_list("pk", "revision"))
    proof(f"rebuild under load, {engine.name}", offers=OFFERS, answers=searchers.answers, failed=0, empty=0, forgotten=0)


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_emptying_and_filling_would_be_seen(engine: Any) -> None:
    """The control: what a rebuild without a second index or rows in place does to those who search."""

    def empty_and_fill() -> None:
        engine.delete(dict(engine.versions()), repair=True)
        engine.settle()
        answers = searchers.answers
        while searchers.answers < answers + 2 * SEARCHERS:
            pass
        engine.index(all_documents(), repair=True)
        engine.settle()

    searchers = Searchers(engine)
    searchers.during(empty_and_fill)
    assert searchers.empty > 0


@pytest.mark.django_db(transaction=True)
def test_what_changes_meanwhile_is_in_the_new_index_before_it_answers(both_engines: ElasticsearchBackend) -> None:
    """The control: without being told, the new index answers with what was read before the change."""
    late = offer(title="Mắm ruốc")
    write_offers([late.pk])
    both_engines.rebuild(slowly(all_documents(), changed))
    assert drift(both_engines).outdated == [late.pk]
    seen: list[dict[int, int]] = []
    swap = both_engines.indices._swap

    def look_then_swap(index: str) -> None:
        hits = both_engines.writing.search(index=index, version=True)["hits"]["hits"]
        seen.append({int(hit["_id"]): hit["_version"] for hit in hits})
        swap(index)

    both_engines.indices._swap = look_then_swap  # type: ignore[method-assign]
    rebuild(both_engines, watch=lambda documents: slowly(documents, changed))
    assert seen == [dict(Offer.objects.values_list("pk", "revision"))]


@pytest.mark.django_db(transaction=True)
def test_what_is_published_while_the_last_documents_are_written_stays(engine: Any) -> None:
    gone = offer(title="Bánh tráng cũ")
    write_offers([gone.pk])
    Offer.objects.filter(pk=gone.pk).update(state=OfferState.WITHDRAWN)

    def and_then_a_new_one() -> Iterator[OfferDocument]:
        yield from all_documents()
        write_offers([offer(title="Bánh tráng mới").pk])

    engine.rebuild(and_then_a_new_one(), meanwhile=SinceLastAsked())
    assert dict(engine.versions()) == dict(Offer.objects.visible().values_list("pk", "revision"))


@pytest.mark.django_db(transaction=True)
def test_of_what_elasticsearch_has_already_no_row_is_written_when_it_is_rebuilt(both_engines: ElasticsearchBackend) -> None:
    write_offers([offer(title="Mắm ruốc").pk])
    both_engines.settle()
    with CaptureQueriesContext(connection) as asked:
        rebuild(both_engines)
    (acknowledged,) = [query["sql"] for query in asked if 'SET "mirrored"' in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(acknowledged)
        assert cursor.rowcount == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["postgresql", "elasticsearch"])
def test_an_index_of_other_rules_is_built_anew_once(both_engines: ElasticsearchBackend, name: str) -> None:
    made = offer(title="Mắm ruốc")
    write_offers([made.pk])
    both_engines.settle()
    if name == "elasticsearch":
        engine: Any = both_engines
        (index,) = engine.indices.standing()
        engine.writing.indices.put_mapping(index=index, meta={"fingerprint": "of another release"})
    else:
        engine = postgresql()
        engine.table.mark("of another release")
    assert not engine.is_current
    searchers = Searchers(engine)
    searchers.during(lambda: bring_up_to_date(engine))
    assert (searchers.failed, searchers.empty) == ([], 0)
    assert engine.is_current
    assert not bring_up_to_date(engine)
    assert dict(engine.versions()) == {made.pk: made.revision}
