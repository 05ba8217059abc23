"""Cursors in addresses: what was written is read, and whatever else stands there is no cursor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.pages.cursor import LARGEST_VALUE, RANKED_PAGES, Cursor, read, write

ids = st.integers(0, 2**62)
values = st.integers(0, LARGEST_VALUE)
pages = st.lists(st.lists(ids, min_size=1, max_size=30).map(lambda page: tuple(sorted(set(page)))), max_size=RANKED_PAGES).map(tuple)
keys = st.none() | st.tuples(st.none() | values, ids)
cursors = st.builds(Cursor, st.integers(2, 10**6), pages, keys, st.booleans())


@given(cursors, st.text())
def test_what_was_written_is_read(cursor: Cursor, question: str) -> None:
    assert read(write(cursor, question), question) == cursor


@given(cursors)
def test_a_cursor_of_another_question_is_none(cursor: Cursor) -> None:
    assert read(write(cursor, "q=gạo"), "q=bánh") is None


@given(st.text() | st.binary().map(lambda data: data.hex()))
def test_no_text_breaks_it(text: str) -> None:
    read(text, "")


@given(cursors, st.integers(0, 60), st.characters())
def test_a_changed_cursor_is_read_as_something_small_or_not_at_all(cursor: Cursor, place: int, letter: str) -> None:
    written = write(cursor, "")
    found = read(written[:place] + letter + written[place + 1 :], "")
    assert found is None or (found.number >= 2 and len(found.after.seen) <= RANKED_PAGES * 60)


@pytest.mark.parametrize("number", [1, 5, RANKED_PAGES])
def test_an_address_stays_short_however_far_down(number: int) -> None:
    shown = tuple(tuple(range(page * 7, 10**6, 41_000)) for page in range(number))
    assert len(write(Cursor(number + 1, shown), "q")) < 100 * number + 20


@given(cursors, st.integers(0, 200))
def test_the_beginning_of_a_cursor_is_none_or_a_shorter_one(cursor: Cursor, length: int) -> None:
    written = write(cursor, "")
    found = read(written[:length], "")
    assert found is None or len(found.after.seen) <= len(cursor.after.seen)
