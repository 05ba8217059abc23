"""The circuit breaker leaves a dead engine alone and tries it again."""

from search.backends.breaker import CircuitBreaker


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def opened() -> tuple[CircuitBreaker, Clock]:
    clock = Clock()
    breaker = CircuitBreaker(failures=5, seconds=10, clock=clock)
    for _ in range(5):
        breaker.failed_again()
    return breaker, clock


def test_four_failures_in_a_row_change_nothing() -> None:
    breaker = CircuitBreaker(failures=5)
    for _ in range(4):
        breaker.failed_again()
    assert breaker.lets_pass()
    assert not breaker.is_open


def test_an_answer_in_between_forgets_the_failures() -> None:
    breaker = CircuitBreaker(failures=5)
    for _ in range(4):
        breaker.failed_again()
    breaker.succeeded()
    breaker.failed_again()
    assert not breaker.is_open


def test_the_fifth_failure_opens_it() -> None:
    breaker, _clock = opened()
    assert breaker.is_open
    assert not breaker.lets_pass()


def test_one_request_tries_again_after_the_wait() -> None:
    breaker, clock = opened()
    clock.now = 10.0
    assert breaker.lets_pass()
    assert not breaker.lets_pass()


def test_a_failed_try_waits_anew() -> None:
    breaker, clock = opened()
    clock.now = 10.0
    assert breaker.lets_pass()
    breaker.failed_again()
    clock.now = 19.0
    assert not breaker.lets_pass()


def test_a_good_try_closes_it() -> None:
    breaker, clock = opened()
    clock.now = 10.0
    assert breaker.lets_pass()
    breaker.succeeded()
    assert all(breaker.lets_pass() for _ in range(3))
