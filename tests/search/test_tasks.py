"""What the worker does by the clock: it builds anew what another release built, repairs what drifted apart, and learns new words."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import F

from search.backends import engines
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.engines import postgresql
from search.backends.postgresql import fingerprint as of_postgresql
from search.backends.protocol import SearchRequest
from search.indexing import drift as looking
from search.indexing.drift import drift
from search.indexing.writing import write_offers
from search.models import SearchDocument
from search.tasks import MOST_TOLD, build_what_another_release_built, check_drift, learn_new_words, look_again
from search.text import fingerprint as text
from search.understanding.reading import understand
from search.vocabulary import current_vocabulary, forget_vocabulary
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db
NOWHERE = "http://127.0.0.1:9"  # the port of a service that nobody runs


@pytest.fixture(autouse=True)
def _a_worker_that_has_just_started() -> Iterator[None]:
    look_again()
    yield
    look_again()


def of_another_release(engine: Any) -> None:
    """As if it had been filled by other rules: marked so, and its one document says something else."""
    if isinstance(engine, ElasticsearchBackend):
        engine.settle()
        (index,) = engine.indices.standing()
        engine.writing.indices.put_mapping(index=index, meta={"fingerprint": "of another release"})
        engine.writing.update_by_query(index=index, refresh=True, script="ctx._source.lexemes = 'khac'")
    else:
        engine.table.mark("of another release")
        SearchDocument.objects.update(lexemes="'khac'")


def finds(engine: Any, typed: str) -> bool:
    engine.settle()
    return bool(engine.search(SearchRequest(understood=understand(typed, current_vocabulary()), enough=0)).ids)


def test_the_worker_builds_both_engines_anew_once_after_another_release(both_engines: ElasticsearchBackend) -> None:
    write_offers([offer(title="Mắm ruốc").pk])
    for engine in (postgresql(), both_engines):
        of_another_release(engine)
        assert not engine.is_current
        assert not finds(engine, "mắm")
    build_what_another_release_built(0)
    for engine in (postgresql(), both_engines):
        assert engine.is_current
        assert finds(engine, "mắm")


def test_an_engine_that_was_looked_at_is_left_alone(both_engines: ElasticsearchBackend) -> None:
    """Else workers of two releases, side by side for a while, would undo each other's index."""
    build_what_another_release_built(0)
    for engine in (postgresql(), both_engines):
        of_another_release(engine)
    build_what_another_release_built(0)
    assert not postgresql().is_current
    assert not both_engines.is_current


def test_another_rule_of_words_is_noticed_by_the_worker(only_postgresql: None, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the fingerprint: the same worker with the same rules builds nothing, with other ones it does."""
    made = offer(title="Mắm ruốc")
    write_offers([made.pk])
    build_what_another_release_built(0)
    SearchDocument.objects.update(lexemes="'khac'")
    look_again()
    build_what_another_release_built(0)
    assert not finds(postgresql(), "mắm")
    (tmp_path / "lexemes.py").write_text("LONGEST_HEAD = 4\n", encoding="utf-8")
    monkeypatch.setattr(text, "HERE", tmp_path)
    for kept in (text.of_text, of_postgresql.fingerprint):
        kept.cache_clear()
    look_again()
    build_what_another_release_built(0)
    monkeypatch.undo()
    for kept in (text.of_text, of_postgresql.fingerprint):
        kept.cache_clear()
    assert finds(postgresql(), "mắm")


def test_an_engine_that_does_not_answer_is_looked_at_again(both_engines: ElasticsearchBackend) -> None:
    working = both_engines.writing
    for each in (both_engines, both_engines.indices):
        setattr(each, "writing" if each is both_engines else "client", type(working)(NOWHERE, request_timeout=1, max_retries=0))
    build_what_another_release_built(0)
    both_engines.writing = both_engines.indices.client = working
    of_another_release(both_engines)
    build_what_another_release_built(0)
    assert both_engines.is_current


def test_the_hourly_check_repairs_what_drifted_and_tells_somebody(
    both_engines: ElasticsearchBackend, caplog: pytest.LogCaptureFixture
) -> None:
    made = offer(title="Mắm ruốc")
    write_offers([made.pk])
    check_drift(0)
    assert caplog.records == []
    Offer.objects.filter(pk=made.pk).bump()
    check_drift(0)
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert told == [f"search drift in postgresql: missing 0 [], outdated 1 [{made.pk}], extra 0 []"]
    assert not drift(postgresql())
    assert not drift(both_engines)


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Lets something happen between the two looks of the check."""
    monkeypatch.setattr(looking.time, "sleep", lambda _seconds: act())


def alarms(caplog: pytest.LogCaptureFixture) -> list[str]:
    check_drift(0)
    return [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]


def test_what_its_job_writes_while_the_check_waits_is_no_alarm(
    only_postgresql: None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, new, gone = offer(), offer(), offer()
    write_offers([changed.pk, gone.pk])
    Offer.objects.filter(pk=changed.pk).bump()
    Offer.objects.filter(pk=gone.pk).update(state=OfferState.WITHDRAWN, revision=F("revision") + 1)
    assert drift(postgresql()).offers == sorted([changed.pk, new.pk, gone.pk])
    meanwhile(monkeypatch, lambda: write_offers([changed.pk, new.pk, gone.pk]))
    assert alarms(caplog) == []


def test_what_changes_again_while_the_check_waits_is_no_alarm_and_left_to_its_job(
    only_postgresql: None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, forgotten = offer(), offer()
    write_offers([busy.pk, forgotten.pk])
    Offer.objects.filter(pk__in=[busy.pk, forgotten.pk]).bump()
    meanwhile(monkeypatch, lambda: Offer.objects.filter(pk=busy.pk).bump())
    assert alarms(caplog) == [f"search drift in postgresql: missing 0 [], outdated 1 [{forgotten.pk}], extra 0 []"]
    assert drift(postgresql()).outdated == [busy.pk]


def test_of_many_wrong_offers_the_first_twenty_are_named(only_postgresql: None, caplog: pytest.LogCaptureFixture) -> None:
    who = seller()
    made = [offer(seller=who).pk for _ in range(MOST_TOLD + 1)]
    assert alarms(caplog) == [f"search drift in postgresql: missing 21 {made[:20]}, outdated 0 [], extra 0 []"]


def test_the_check_goes_on_to_the_engine_that_answers(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.ELASTICSEARCH_URLS = [NOWHERE]
    engines.forget()
    made = offer(title="Mắm ruốc")
    check_drift(0)
    assert dict(postgresql().versions()) == {made.pk: made.revision}
    assert "drift of elasticsearch was not checked" in caplog.text


def test_new_words_are_learnt_by_the_clock(only_postgresql: None) -> None:
    write_offers([offer(title="Mắm ruốc").pk])
    forget_vocabulary()
    assert not current_vocabulary().knows("ruoc")
    learn_new_words(0)
    forget_vocabulary()
    assert current_vocabulary().knows("ruoc")
