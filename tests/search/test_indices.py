"""Indices behind the alias: whatever fails while the alias moves, one that is filled answers, and nothing stays behind for good."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from elasticsearch import ConnectionTimeout, Elasticsearch

from search.backends.elasticsearch import indices as module
from search.backends.elasticsearch.indices import Indices
from search.backends.elasticsearch.layout import Layout

Trouble = Callable[..., Any]


@pytest.fixture
def client(elasticsearch_url: str) -> Elasticsearch:
    return Elasticsearch(elasticsearch_url, request_timeout=30)


@pytest.fixture
def indices(client: Elasticsearch, monkeypatch: pytest.MonkeyPatch) -> Iterator[Indices]:
    """Of an alias that points to a first index."""
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.0)
    made = Indices(client, f"test-{uuid4().hex[:12]}", Layout())
    with made.replacement():
        pass
    yield made
    client.indices.delete(index=all_of(made))


def all_of(indices: Indices) -> list[str]:
    return sorted(indices.client.indices.get(index=f"{indices.alias}*"))


def times_out(*_: Any, **__: Any) -> None:
    raise ConnectionTimeout("the node that leads was lost")


def moves_and_times_out(client: Elasticsearch) -> Trouble:
    move = client.indices.update_aliases

    def act(**asked: Any) -> None:
        move(**asked)
        times_out()

    return act


def is_interrupted(_seconds: float) -> None:
    raise KeyboardInterrupt


def test_an_old_index_that_cannot_be_deleted_is_left_and_told(
    indices: Indices, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (old,) = indices.standing()
    with monkeypatch.context() as trouble:
        trouble.setattr(indices.client.indices, "delete", times_out)
        with indices.replacement() as new:
            pass
    assert indices.standing() == [new]
    assert all_of(indices) == [old, new]
    assert f"{old} cannot be deleted" in caplog.text


def test_who_is_interrupted_after_the_alias_has_moved_keeps_the_new_index(indices: Indices, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as trouble, pytest.raises(KeyboardInterrupt), indices.replacement() as new:
        trouble.setattr(time, "sleep", is_interrupted)
    assert indices.standing() == [new]


def test_a_move_that_was_done_and_not_acknowledged_keeps_the_new_index(indices: Indices, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as trouble, pytest.raises(ConnectionTimeout), indices.replacement() as new:
        trouble.setattr(indices.client.indices, "update_aliases", moves_and_times_out(indices.client))
    assert indices.standing() == [new]


def test_who_fails_before_leaves_everything_as_it_was(indices: Indices) -> None:
    before = indices.standing()
    with pytest.raises(KeyboardInterrupt), indices.replacement():
        raise KeyboardInterrupt
    assert indices.standing() == all_of(indices) == before


def test_the_next_rebuild_deletes_what_no_alias_points_to_and_nothing_of_others(indices: Indices, client: Elasticsearch) -> None:
    killed = f"{indices.alias}-20260101-000000-000001"
    of_others = [f"{indices.alias}-2-20260101-000000-000001", f"{indices.alias}-trial-0a1b2c3d-20260101-000000-000001"]
    for name in (killed, *of_others):
        client.indices.create(index=name)
    with indices.replacement() as new:
        pass
    assert indices.standing() == [new]
    assert all_of(indices) == sorted([new, *of_others])
