"""An index is built anew when what fills it changed: the mapping, the columns, the rules of words; and not for a comment."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from search.backends.elasticsearch import fingerprint as of_elasticsearch
from search.backends.elasticsearch import mapping
from search.backends.elasticsearch.layout import Layout
from search.backends.postgresql import fingerprint as of_postgresql
from search.backends.postgresql import tsquery
from search.ranking import weights
from search.text import fingerprint as text


@pytest.fixture(autouse=True)
def _looked_at_anew() -> Iterator[None]:
    """Processes look at their own code once."""
    forget()
    yield
    forget()


def forget() -> None:
    for kept in (text.of_text, of_elasticsearch.fingerprint, of_postgresql.fingerprint):
        kept.cache_clear()


def fingerprints() -> tuple[str, str]:
    """Of Elasticsearch and of PostgreSQL, as a release with the present code would say."""
    forget()
    return of_elasticsearch.fingerprint(Layout()), of_postgresql.fingerprint()


@pytest.fixture
def rewritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], None]:
    """Another release's rules of words: a file of them, with something in it replaced."""
    for path in text.HERE.glob("*.py"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(text, "HERE", tmp_path)

    def rewrite(name: str, old: str, new: str) -> None:
        path = tmp_path / name
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new, 1), encoding="utf-8")

    return rewrite


def test_the_same_code_has_the_same_fingerprints() -> None:
    assert fingerprints() == fingerprints()


def test_another_mapping_is_another_index_of_elasticsearch_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints()
    properties = {**mapping.MAPPING["properties"], "seller_kind": {"type": "keyword", "doc_values": False}}
    monkeypatch.setitem(mapping.MAPPING, "properties", properties)
    after = fingerprints()
    assert (after[0] == before[0], after[1] == before[1]) == (False, True)


def test_another_similarity_or_number_of_parts_is_another_index_and_copies_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    before, _postgresql = fingerprints()
    assert of_elasticsearch.fingerprint(Layout(shards=3)) != before
    assert of_elasticsearch.fingerprint(Layout(replicas=2, refresh="5s")) == before
    monkeypatch.setitem(mapping.SETTINGS, "similarity", {"titles": {"type": "BM25", "k1": weights.SATURATION, "b": 1.0}})
    assert fingerprints()[0] != before


@pytest.mark.parametrize(
    ("name", "old", "new"), [("lexemes.py", "LONGEST_HEAD = 3", "LONGEST_HEAD = 4"), ("tokens.py", "LONGEST_WORD = ", "LONGEST_WORD = 1")]
)
def test_another_rule_of_words_is_another_index_of_both_engines(rewritten: Any, name: str, old: str, new: str) -> None:
    before = fingerprints()
    rewritten(name, old, new)
    after = fingerprints()
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_another_worth_of_certificates_is_another_index_of_both_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints()
    monkeypatch.setattr(weights, "CERTIFICATE", 1.015)
    after = fingerprints()
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_a_comment_builds_nothing_anew(rewritten: Any) -> None:
    before = fingerprints()
    rewritten("lexemes.py", "LONGEST_HEAD = 3", "# The first words.\nLONGEST_HEAD = 3")
    rewritten("lexemes.py", '"""The set of lexemes', '"""All the lexemes')
    assert fingerprints() == before


def test_how_postgresql_quotes_words_is_part_of_what_fills_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    before, read = fingerprints(), text.inspect.getsource

    def source(module: ModuleType) -> str:
        return read(module).replace('" ".join(map(quoted', '"  ".join(map(quoted') if module is tsquery else read(module)

    assert source(tsquery) != read(tsquery)
    monkeypatch.setattr(text.inspect, "getsource", source)
    after = fingerprints()
    assert (after[0] == before[0], after[1] == before[1]) == (True, False)
