"""Elasticsearch as long as it answers in time, PostgreSQL whenever it does not."""

import logging
from dataclasses import replace

from search.backends.breaker import CircuitBreaker
from search.backends.protocol import SearchBackend, SearchRequest, SearchResult, Unavailable

logger = logging.getLogger(__name__)


class ResilientSearch:
    """What pages ask. It only reads: jobs write to each engine by itself."""

    def __init__(self, first: SearchBackend, second: SearchBackend, breaker: CircuitBreaker | None = None) -> None:
        self.first = first
        self.second = second
        self.breaker = breaker or CircuitBreaker()

    def search(self, request: SearchRequest) -> SearchResult:
        """The first engine's answer, else the second's, marked as degraded."""
        if self.breaker.lets_pass():
            try:
                result = self.first.search(request)
            except Unavailable as error:
                self._note(error)
            else:
                self.breaker.succeeded()
                return result
        return replace(self.second.search(request), degraded=True)

    def suggest(self, text: str, limit: int) -> tuple[int, ...]:
        """The first engine's suggestions, else the second's."""
        if self.breaker.lets_pass():
            try:
                ids = self.first.suggest(text, limit)
            except Unavailable as error:
                self._note(error)
            else:
                self.breaker.succeeded()
                return ids
        return self.second.suggest(text, limit)

    def _note(self, error: Unavailable) -> None:
        self.breaker.failed_again()
        logger.warning("search engine %s did not answer: %.200s", self.first.name, error)
