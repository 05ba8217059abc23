"""Engines for tests: an index of the test's own in real servers, and documents to put into it."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from uuid import uuid4

from elasticsearch import Elasticsearch

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.postgresql.backend import PostgreSQLBackend
from search.backends.protocol import Filters, SearchRequest, SearchResult
from search.documents import OfferDocument
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand

_ids = count(1)


class TestIndex:
    """An engine with the vocabulary of what was put in."""

    __test__ = False

    def __init__(self, name: str, url: str | None = None) -> None:
        self.vocabulary = Vocabulary()
        if name == "postgresql":
            self.engine: Any = PostgreSQLBackend(lambda: self.vocabulary)
        else:
            client = Elasticsearch(url, request_timeout=30)
            self.engine = ElasticsearchBackend(client, client, f"test-{uuid4().hex[:12]}", lambda: self.vocabulary)
            self.engine.rebuild([])

    def put(self, *documents: OfferDocument) -> None:
        """Indexes documents and learns their words."""
        for document in documents:
            self.vocabulary.learn(tokens(document.title))
        self.vocabulary.certificates |= {code for document in documents for code in document.certificates}
        self.engine.index(documents)
        self.engine.settle()

    def learn_names(self, *names: str) -> None:
        """Folded names of sellers that the vocabulary knows, as the worker learns them with the titles."""
        for name in names:
            self.vocabulary.learn([], name.split())
            self.vocabulary.titles -= 1

    def ask(self, text: str = "", filters: Filters | None = None, **options: Any) -> SearchResult:
        """Searches as the page does."""
        asked = understand(text, self.vocabulary)
        return self.engine.search(SearchRequest(understood=asked, filters=filters or Filters(), **options))

    def titles(self, documents: dict[int, OfferDocument], text: str = "", **options: Any) -> list[str]:
        """The titles found, in order."""
        return [documents[offer_id].title for offer_id in self.ask(text, **options).ids]


@contextmanager
def index_in(name: str, url: str | None) -> Iterator[TestIndex]:
    """An index that is gone afterwards."""
    index = TestIndex(name, url)
    yield index
    if name == "elasticsearch":
        index.engine.indices.delete_all()


def document(title: str, **fields: Any) -> OfferDocument:
    """A document with a number of its own."""
    values: dict[str, Any] = {"offer_id": next(_ids), "version": 1, "price": 100_000, "commune": "25459", "seller_kind": "cooperative"}
    return OfferDocument(title=title, **{**values, **fields})
