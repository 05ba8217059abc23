"""How good the search is: read from files, measured, printed, written down, and measured again with words left out."""

import gzip
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from search.backends.postgresql.backend import PostgreSQLBackend
from search.evaluation import run
from search.evaluation.engines import throwaway
from search.evaluation.judged import JudgedQuery, queries
from search.evaluation.leaving_out import LeftOut, report_left_out
from search.evaluation.metrics import measure
from search.evaluation.run import Answered
from search.lexicon import lexicon
from search.lexicon.certificates import certificate_names
from search.lexicon.gazetteer import gazetteer
from search.models import SearchDocument
from search.text.vocabulary import Vocabulary

LISTINGS = [
    {"id": "a", "title": "Khoai mì tươi", "price": 8_000, "commune": "25654"},
    {"id": "b", "title": "Khoai lang tím", "price": 20_000},
    {"id": "c", "title": "Bánh tráng phơi sương", "seller": "HTX Nắng Mới", "price": 30_000},
    {"id": "d", "title": "Khoai sọ", "price": None},
]
QUERIES = [
    {"qid": "1", "kind": "synonym", "query": "sắn", "relevant": ["a"], "grades": {"a": 3}},
    {"qid": "2", "kind": "english", "query": "sweet potato", "relevant": ["b"]},
    {"qid": "3", "kind": "place", "query": "khoai gần Gò Dầu", "relevant": ["a"]},
    {"qid": "4", "query": "bánh tráng"},
    {"qid": "5", "kind": "price", "query": "khoai dưới 10k", "relevant": ["a"]},
]


def write(path: Path, lines: list[dict[str, object]]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    return path


def _made_of(table: str) -> tuple[set[str], set[str]]:
    """Columns and indexes of a table, without its name."""
    columns = """SELECT column_name || ' ' || udt_name || ' ' || is_nullable FROM information_schema.columns WHERE table_name = %s"""
    indexes = "SELECT indexdef FROM pg_indexes WHERE tablename = %s"
    with connection.cursor() as cursor:
        cursor.execute(columns, [table])
        described = {row[0] for row in cursor.fetchall()}
        cursor.execute(indexes, [table])
        return described, {re.sub(r"INDEX \S+ ON \S+ ", "", row[0]) for row in cursor.fetchall()}


def test_the_throwaway_table_is_made_like_the_one_of_the_exchange(db: None) -> None:
    with throwaway("postgresql", Vocabulary) as engine:
        assert isinstance(engine, PostgreSQLBackend)
        table = engine.table.name
        assert _made_of(table) == _made_of(SearchDocument._meta.db_table)
    assert _made_of(table) == (set(), set())


def test_the_command_measures_and_writes_its_run(tmp_path: Path, db: None) -> None:
    out, run = StringIO(), tmp_path / "run.jsonl"
    corpus, judged = write(tmp_path / "c.jsonl.gz", LISTINGS), write(tmp_path / "q.jsonl.gz", QUERIES)
    call_command("evaluate_search", corpus, judged, backend="postgresql", run=run, leave_out=True, stdout=out)
    lines = [json.loads(line) for line in run.read_text(encoding="utf-8").splitlines()]
    assert [set(line) for line in lines] == [{"qid", "ids", "ms"}] * 5
    assert {line["qid"]: line["ids"][:1] for line in lines} == {"1": ["a"], "2": ["b"], "3": ["a"], "4": ["c"], "5": ["a"]}
    assert "d" not in lines[4]["ids"]  # what has no price lies in no range of prices
    printed = out.getvalue()
    assert all(word in printed for word in ("nDCG@10", "MRR@10", "R@50", "zero", "p50", "p95", "all", "english"))
    left_out = {line.split()[0]: line.split()[1:] for line in printed.split("left out at a time")[1].splitlines()[2:]}
    assert left_out["synonym"] == ["1", "1", "1.000", "0.000", "1.000", "0.000"]


def test_no_query_is_measured_with_the_loading_of_the_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bool, bool]] = []

    def looking(query: JudgedQuery, _engine: Any, vocabulary: Vocabulary, *_: Any) -> Answered:
        is_loaded = all(loaded.cache_info().currsize for loaded in (lexicon, gazetteer, certificate_names))
        # What was asked ahead must not make any query quicker than a stranger's.
        seen.append((is_loaded, len(vocabulary.memory._kept) == 0))
        return Answered(query, (), 0.0)

    monkeypatch.setattr(run, "answer", looking)
    for loaded in (lexicon, gazetteer, certificate_names):
        loaded.cache_clear()
    engine: Any = None
    vocabulary = Vocabulary.of([["muối", "tôm"]])
    vocabulary.certificates |= {"ocop-4"}
    run.answer_all([JudgedQuery("1", "muối tôm", "exact", {})], engine, vocabulary, {})
    assert seen == [(True, True)]


def test_queries_without_judgements_are_answered_all_the_same(tmp_path: Path) -> None:
    assert queries(write(tmp_path / "q.jsonl.gz", QUERIES))[3].grades == {}


def test_what_was_left_out_is_printed_by_kind() -> None:
    lines: list[str] = []
    report_left_out([LeftOut("english", 1.0, 0.5, 2), LeftOut("english", 0.5, 0.5, 0)], lines.append)
    assert lines[-1].split() == ["english", "2", "1", "0.750", "0.500", "1.000", "0.500"]


@pytest.mark.parametrize(
    ("ids", "grades", "ndcg", "mrr"),
    [(["a"], {"a": 3.0}, 1.0, 1.0), (["x", "a"], {"a": 1.0}, 0.631, 0.5), ([], {"a": 1.0}, 0.0, 0.0), (["a"], {}, 0.0, 0.0)],
)
def test_measures(ids: list[str], grades: dict[str, float], ndcg: float, mrr: float) -> None:
    measured = measure(ids, grades)
    assert (round(measured.ndcg, 3), measured.mrr) == (ndcg, mrr)
    assert measured.zero == (not ids)
