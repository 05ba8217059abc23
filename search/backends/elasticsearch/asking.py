"""The requests of one search: all within its time, and what is likely to be asked next along with the first."""

import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.backends.protocol import Unavailable

T = TypeVar("T")
Body = dict[str, Any]
Ask = Callable[[Body], Any]
Listeners = Iterable[Callable[[list[Body]], None]]

# A request that begins so soon after its search (seconds) is its first.
FIRST_REQUEST = 0.02
SHORTEST_WAIT = 0.02
# A lost part of the index is an error, here and in a single request: half an answer would look whole.
WHOLE = {"allow_partial_search_results": False}


class Asking:
    """Asks `index` until the moment `until` (of time.perf_counter); `seconds` is the client's own limit.

    Listeners hear of each request with all the bodies that go in it.
    """

    def __init__(self, reading: Elasticsearch, index: str, *, seconds: float, until: float, listeners: Listeners = ()) -> None:
        self.reading = reading
        self.index = index
        self.seconds = seconds
        self.until = until
        self.listeners = listeners
        self._along: Body | None = None
        self._kept: tuple[Body, Any] | None = None

    def take_along(self, asked: Body) -> None:
        """Sends this with the first request, since one way there costs as much as a search; to be asked for later, this very body."""
        self._along = asked

    def __call__(self, asked: Body) -> Any:
        """The engine's answer; Unavailable when it has none in time."""
        if self._kept is not None and asked is self._kept[0]:
            return self._kept[1]
        along, self._along = self._along, None
        if along is None:
            return self._send([asked], lambda reading: reading.search(index=self.index, body=asked, allow_partial_search_results=False))
        return self._with_company(asked, along)

    def _with_company(self, asked: Body, along: Body) -> Any:
        """The first body's answer; the second one's is kept. What only came along and failed is asked for anew, if it is needed."""
        both = [asked, along]
        first, second = self._send(both, lambda reading: reading.msearch(index=self.index, searches=together(both)))["responses"]
        if "error" in first:
            raise Unavailable(str(first["error"]))
        if "error" not in second:
            self._kept = along, second
        return first

    def _send(self, asked: list[Body], send: Callable[[Elasticsearch], T]) -> T:
        for listener in self.listeners:
            listener(asked)
        left = self.until - time.perf_counter()
        if left < SHORTEST_WAIT:
            raise Unavailable("the time for this page is over")
        # A client with another limit is made of forty objects; the first request of a search has all the time there is.
        reading = self.reading if self.seconds - left < FIRST_REQUEST else self.reading.options(request_timeout=left)
        return answered(lambda: send(reading))


def together(bodies: Iterable[Body]) -> list[Body]:
    """Several searches as the lines of one request."""
    return [part for each in bodies for part in (WHOLE, each)]


def answered(call: Callable[[], T]) -> T:
    """What the engine answers; Unavailable for every error of it or of the way there."""
    try:
        return call()
    except (TransportError, ApiError) as error:
        raise Unavailable(str(error)) from error
