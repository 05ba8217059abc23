"""Writing, on both engines: the newest version wins, whatever comes late."""

import random
from dataclasses import replace

from tests.plugins.proofs import scaled
from tests.search.engines import TestIndex, document


def test_an_older_version_never_replaces_a_newer_one(index: TestIndex) -> None:
    newer = document("Gạo nàng thơm", version=7)
    index.put(newer)
    index.put(replace(newer, version=6, title="Gạo cũ"))
    assert index.ask("nàng thơm").total == 1
    assert index.ask("cũ").total == 0


def test_a_removed_offer_stays_removed_when_an_older_write_comes_late(index: TestIndex) -> None:
    made = document("Gạo nàng thơm", version=7)
    index.put(made)
    index.engine.delete({made.offer_id: 8})
    index.put(made)
    assert index.ask("gạo").total == 0
    assert list(index.engine.versions()) == []


def test_an_offer_removed_before_it_was_written_stays_out(index: TestIndex) -> None:
    made = document("Gạo nàng thơm", version=7)
    index.engine.delete({made.offer_id: 8})
    index.put(made)
    assert index.ask("gạo").total == 0


def test_a_removed_offer_comes_back_with_a_newer_version(index: TestIndex) -> None:
    made = document("Gạo nàng thơm", version=7)
    index.put(made)
    index.engine.delete({made.offer_id: 8})
    index.put(replace(made, version=9))
    assert index.ask("gạo").ids == (made.offer_id,)


def test_repair_writes_the_same_version_again(index: TestIndex) -> None:
    made = document("Gạo nàng thơm", version=7)
    index.put(made)
    assert index.engine.index([replace(made, title="Gạo lài")]) == 0
    assert index.engine.index([replace(made, title="Gạo lài")], repair=True) == 1
    index.engine.settle()
    assert index.ask("lài").total == 1


def test_shuffled_writes_end_with_the_last_version(index: TestIndex) -> None:
    last = scaled(40, 500)
    made = document("Gạo", version=0)
    versions = list(range(1, last + 1))
    random.Random(3).shuffle(versions)  # the order of arrival, not a secret
    for version in versions:
        index.engine.index([replace(made, version=version, title=f"Gạo lứt đợt {version}")])
    index.engine.settle()
    assert list(index.engine.versions()) == [(made.offer_id, last)]
    assert index.ask(f"đợt {last}").total == 1


def test_versions_and_count_tell_what_is_there(index: TestIndex) -> None:
    made = [document(f"Gạo {number}", version=number + 1) for number in range(5)]
    index.put(*made)
    assert list(index.engine.versions()) == sorted((each.offer_id, each.version) for each in made)
    assert index.engine.count() == 5


def test_rebuild_replaces_everything(index: TestIndex) -> None:
    kept, lost = document("Gạo giữ"), document("Gạo bỏ")
    index.put(kept, lost)
    added = document("Gạo thêm")
    assert index.engine.rebuild([kept, added]) == 2
    assert set(index.ask("gạo").ids) == {kept.offer_id, added.offer_id}
