"""Rounds of work by one or several clients, and what the times say."""

import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


class Work(Protocol):
    """One client's work."""

    def once(self) -> None: ...


@dataclass
class Times:
    """Seconds of each unit of work, over all rounds, and the seconds that the rounds lasted."""

    taken: list[float] = field(default_factory=list)
    lasted: float = 0.0

    def row(self) -> dict[str, float]:
        """Requests per second, and percentiles in milliseconds."""
        cuts = statistics.quantiles(self.taken, n=100, method="inclusive") if len(self.taken) > 1 else self.taken * 99
        return {
            "per_second": round(len(self.taken) / self.lasted, 1),
            "p50_ms": round(cuts[49] * 1000, 2),
            "p95_ms": round(cuts[94] * 1000, 2),
            "p99_ms": round(cuts[98] * 1000, 2),
            "count": len(self.taken),
        }


def run(make: Callable[[], Work], clients: int, seconds: float, times: Times) -> None:
    """Lets `clients` work side by side for a while; failures are raised."""
    failures: list[BaseException] = []
    started = time.perf_counter()
    until = started + seconds

    def work() -> None:
        try:
            mine = make()
            mine.once()  # connection, cookies and caches are not measured
            began = time.perf_counter()
            while True:  # once at least, however slow it is
                mine.once()
                done = time.perf_counter()
                times.taken.append(done - began)
                if done >= until:
                    break
                began = done
        except BaseException as error:  # reported by the caller's thread
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.lasted += time.perf_counter() - started
    if failures:
        raise failures[0]
