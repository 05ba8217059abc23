"""Signed links are good for one thing, for a while."""

import datetime as dt

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from marketplace.links import LinkExpired, LinkInvalid, read, sign

DAY = dt.timedelta(days=1)


def test_a_link_says_what_it_was_made_for() -> None:
    link = read("offers.reconfirm", sign("offers.reconfirm", 42, 7, lifetime=DAY))
    assert (link.id, link.version) == (42, 7)


def test_a_link_for_one_purpose_opens_nothing_else() -> None:
    token = sign("offers.reconfirm", 42, 7, lifetime=DAY)
    with pytest.raises(LinkInvalid):
        read("orders.confirm", token)


def test_a_link_ends_with_its_time_and_still_says_what_it_was_for() -> None:
    with time_machine.travel(dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC), tick=False):
        token = sign("offers.reconfirm", 42, 7, lifetime=DAY)
    with time_machine.travel(dt.datetime(2026, 11, 23, 7, 59, tzinfo=dt.UTC), tick=False):
        assert read("offers.reconfirm", token).id == 42
    with time_machine.travel(dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC), tick=False), pytest.raises(LinkExpired) as caught:
        read("offers.reconfirm", token)
    assert caught.value.link.id == 42


def test_a_changed_link_is_refused() -> None:
    token = sign("offers.reconfirm", 42, 7, lifetime=DAY)
    for place in range(len(token)):
        other = "x" if token[place] != "x" else "y"
        with pytest.raises(LinkInvalid):
            read("offers.reconfirm", token[:place] + other + token[place + 1 :])


@given(st.text(max_size=200))
def test_nobody_guesses_a_link(token: str) -> None:
    with pytest.raises(LinkInvalid):
        read("offers.reconfirm", token)


def test_a_link_fits_into_a_short_message() -> None:
    assert len(sign("offers.reconfirm", 10_000_000, 1_800_000_000, lifetime=DAY)) <= 75
