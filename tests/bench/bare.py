"""The least that a Django page can do with the same search: send the search page's own request, print 24 rows."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.html import format_html, format_html_join

from search.backends.engines import elasticsearch
from search.pages.asked import read
from search.pages.found import find

QUERY = "q=b%C3%A1nh+tr%C3%A1ng"
ROWS = 24


@lru_cache(maxsize=1_000)
def recorded_request(query: str = QUERY) -> dict[str, Any]:
    """The body that the search page sends for a query, taken down while it sends it."""
    engine = elasticsearch()
    if engine is None:
        raise RuntimeError("the bench measures Elasticsearch: set ELASTICSEARCH_URL")
    sent: list[dict[str, Any]] = []
    engine.listeners.append(sent.extend)
    try:
        find(read(QueryDict(query)))
    finally:
        engine.listeners.remove(sent.extend)
    return sent[0]


def page(request: HttpRequest) -> HttpResponse:
    """One request to Elasticsearch, 24 rows, nothing else; the address carries the search page's query."""
    engine = elasticsearch()
    assert engine is not None
    answer = engine.reading.search(index=engine.alias, body=recorded_request(request.META["QUERY_STRING"]))
    hits = answer["hits"]["hits"][:ROWS]
    rows = format_html_join("", "<li>{} · {}</li>", ((hit["fields"]["offer_id"][0], hit["_score"]) for hit in hits))
    return HttpResponse(format_html("<!doctype html><title>{}</title><ul>{}</ul>", answer["hits"]["total"]["value"], rows))
