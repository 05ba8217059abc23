"""The measurement of very many offers, small: it loads, asks and cleans up on both engines."""

import json
import os
import signal
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.evaluation.engines import throwaway
from search.measuring.asking import FACETS, KEYWORD, KINDS, NEWEST, NOTHING, SUGGESTING, ask
from search.measuring.loading import watched_memory
from search.measuring.synthetic import Question, offers
from search.text.vocabulary import Vocabulary

OFFERS = 300


def test_invented_offers_and_questions_are_always_the_same() -> None:
    assert list(offers(50)) == list(offers(50))
    assert len({document.offer_id for document in offers(50)}) == 50
    for kind, make in KINDS.items():
        assert make(20) == make(20)
        assert all(question.text for question in make(20)) == (kind in {KEYWORD, FACETS, NOTHING, SUGGESTING})
    categories = {category for document in offers(2_000) for category in document.categories}
    asked = [question.filters.category for kind, make in KINDS.items() if kind not in {KEYWORD, FACETS, NEWEST} for question in make(20)]
    assert {category for category in asked if category} <= categories


def test_making_offers_keeps_none_of_them() -> None:
    list(islice(offers(10**9), 2_000))
    with watched_memory() as memory:
        for _ in islice(offers(10**9), 20_000):
            pass
    assert max(memory) - memory[0] < 10 * 1024 * 1024


def test_a_rebuild_keeps_no_document_in_the_log_of_statements(settings: Any, db: None) -> None:
    settings.DEBUG = True
    connection.queries_log.clear()
    with throwaway("postgresql", Vocabulary) as engine:
        assert engine.rebuild(islice(offers(10**9), 1_200)) == 1_200
    assert sum(len(entry["sql"]) for entry in connection.queries_log) < 20_000


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["postgresql", "elasticsearch"])
def test_loads_and_asks_and_leaves_nothing_behind(both_engines: ElasticsearchBackend, tmp_path: Path, name: str) -> None:
    tables = connection.introspection.table_names()
    out, file = StringIO(), tmp_path / "figures.json"
    asked = ["--offers", str(OFFERS), "--backend", name, "--clients", "1,2", "--questions", "12", "--json", str(file)]
    call_command("bench_search", *asked, stdout=out)
    figures: dict[str, Any] = json.loads(file.read_text())
    assert figures["loading"]["documents a second"] > 0
    assert figures["loading"]["plainly, documents a second"] > 0
    for clients in ("1", "2"):
        for kind in KINDS:
            measured = figures["asking"][clients][kind]
            assert 0 < measured["ours"]["p50"] <= measured["ours"]["p95"] <= measured["ours"]["p99"]
            assert measured["direct"]["p50"] > 0
    for kind in ("understanding words", "understanding price and place"):
        assert 0 < figures["understanding"][kind]["p50"] <= figures["understanding"][kind]["p95"]
        assert f"{kind}, ms p50" in out.getvalue()
    assert "share of the plain speed" in out.getvalue()
    assert connection.introspection.table_names() == tables
    assert list(both_engines.writing.indices.get(index="*-trial-*")) == []


class Ailing:
    """An engine that answers some questions and fails at one of them."""

    def suggest(self, text: str, limit: int) -> tuple[int, ...]:
        if text == "hỏng":
            raise ValueError("out of order")
        if text == "chết":
            os.kill(os.getpid(), signal.SIGKILL)
        return ()


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("last", ["hỏng", "chết"])
def test_a_client_that_fails_or_is_killed_fails_the_measurement_and_keeps_nobody_waiting(last: str) -> None:
    asked = {SUGGESTING: [Question("bánh"), Question(last)], KEYWORD: []}
    with pytest.raises(RuntimeError, match="a client failed"):
        ask(Ailing(), Vocabulary(), asked, 2)
    assert len(ask(Ailing(), Vocabulary(), {SUGGESTING: [Question("bánh")] * 4}, 2)[SUGGESTING]) == 4
