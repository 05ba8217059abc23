import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection
from django.test import RequestFactory, override_settings

from marketplace.rules.addresses import client_address, counted_address
from marketplace.rules.models import Allowance
from marketplace.rules.throttle import forget, hit, sweep

NOON = dt.datetime(2026, 11, 22, 5, 0, tzinfo=dt.UTC)


def address(forwarded: str = "", peer: str = "198.51.100.7") -> str:
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return client_address(RequestFactory().get("/", REMOTE_ADDR=peer, **headers))


class TestAddresses:
    def test_without_a_proxy_the_header_is_not_believed(self) -> None:
        assert address("203.0.113.9") == "198.51.100.7"

    @override_settings(TRUSTED_PROXY_COUNT=1)
    def test_behind_one_proxy_only_its_own_entry_is_believed(self) -> None:
        assert address("203.0.113.9") == "203.0.113.9"
        assert address("made, up, 203.0.113.9") == "203.0.113.9"
        assert address("203.0.113.9, not an address") == "198.51.100.7"
        assert address() == "198.51.100.7"

    @override_settings(TRUSTED_PROXY_COUNT=2)
    def test_behind_two_proxies_the_last_but_one_entry_is_the_client(self) -> None:
        assert address("made up, 203.0.113.9, 192.0.2.1") == "203.0.113.9"
        assert address("192.0.2.1") == "198.51.100.7"

    def test_an_ipv6_network_is_counted_as_one(self) -> None:
        one, other = (counted_address(RequestFactory().get("/", REMOTE_ADDR=peer)) for peer in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"))
        assert one == other == "2001:db8:1:2::/64"
        assert counted_address(RequestFactory().get("/", REMOTE_ADDR="::ffff:198.51.100.7")) == "198.51.100.7"


@pytest.mark.django_db
class TestCounting:
    def test_uses_beyond_the_limit_are_refused_until_the_window_ends(self) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            assert [hit("sms", "+84912345678", limit=2, seconds=3600).allowed for _ in range(3)] == [True, True, False]
            clock.shift(3599)
            refused = hit("sms", "+84912345678", limit=2, seconds=3600)
            assert (refused.allowed, refused.retry_after) == (False, 1)
            clock.shift(1)
            assert hit("sms", "+84912345678", limit=2, seconds=3600).allowed

    def test_everyone_and_everything_is_counted_apart(self) -> None:
        assert hit("sms", "a", limit=1, seconds=60).allowed
        assert hit("sms", "b", limit=1, seconds=60).allowed
        assert hit("sign-in", "a", limit=1, seconds=60).allowed
        assert not hit("sms", "a", limit=1, seconds=60).allowed

    def test_a_count_can_be_forgotten(self) -> None:
        hit("sign-in", "a", limit=1, seconds=60)
        forget("sign-in", "a")
        assert hit("sign-in", "a", limit=1, seconds=60).allowed

    def test_counts_that_are_over_are_swept_away_and_hold_no_personal_data(self) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            hit("sms", "+84912345678", limit=1, seconds=60)
            assert "912345678" not in Allowance.objects.get().key
            assert sweep() == 0
            clock.shift(60)
            assert sweep() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_counted_one_by_one() -> None:
    allowed: list[bool] = []
    barrier = threading.Barrier(8)

    def ask() -> None:
        barrier.wait()
        allowed.extend(hit("race", "one", limit=10, seconds=60).allowed for _ in range(5))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(allowed) == 10
    assert len(allowed) == 40
