"""A circuit breaker: after failures in a row the engine is left alone for a while, then one request tries it again."""

import threading
import time
from collections.abc import Callable


class CircuitBreaker:
    """Counts per process. `clock` is seconds that only grow."""

    def __init__(self, *, failures: int = 5, seconds: float = 10.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.most_failures = failures
        self.seconds = seconds
        self.clock = clock
        self.failed = 0
        self.opened_at: float | None = None
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether the engine is being left alone."""
        return self.opened_at is not None

    def lets_pass(self) -> bool:
        """Whether this request may ask the engine. While open, one request per waiting time may."""
        with self._lock:
            if self.opened_at is None:
                return True
            if self.clock() - self.opened_at < self.seconds:
                return False
            self.opened_at = self.clock()
            return True

    def succeeded(self) -> None:
        """The engine answered."""
        with self._lock:
            self.failed = 0
            self.opened_at = None

    def failed_again(self) -> None:
        """The engine did not answer."""
        with self._lock:
            self.failed += 1
            if self.failed >= self.most_failures:
                self.opened_at = self.clock()
