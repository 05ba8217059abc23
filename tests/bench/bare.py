"""The least that a Django page can do with the same search: send what the search page sends, print 24 rows."""

from functools import lru_cache

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.html import format_html, format_html_join

from search.backends.elasticsearch.asking import Body, together
from search.backends.engines import elasticsearch
from search.pages.asked import read
from search.pages.found import find

QUERY = "q=b%C3%A1nh+tr%C3%A1ng"
ROWS = 24


@lru_cache(maxsize=1_000)
def recorded_requests(query: str = QUERY) -> tuple[tuple[Body, ...], ...]:
    """The requests that the search page sends for a query, taken down while it sends them; of each all bodies that go in it."""
    engine = elasticsearch()
    if engine is None:
        raise RuntimeError("the bench measures Elasticsearch: set ELASTICSEARCH_URL")
    sent: list[tuple[Body, ...]] = []

    def take_down(bodies: list[Body]) -> None:
        sent.append(tuple(bodies))

    engine.listeners.append(take_down)
    try:
        find(read(QueryDict(query)))
    finally:
        engine.listeners.remove(take_down)
    return tuple(sent)


def page(request: HttpRequest) -> HttpResponse:
    """The same requests to Elasticsearch, 24 rows, nothing else; the address carries the search page's query."""
    engine = elasticsearch()
    assert engine is not None
    total, found = 0, []
    for bodies in recorded_requests(request.META["QUERY_STRING"]):
        if len(bodies) == 1:
            answers = [engine.reading.search(index=engine.alias, body=bodies[0])]
        else:
            answers = engine.reading.msearch(index=engine.alias, searches=together(bodies))["responses"]
        for answer in answers:
            total += answer["hits"].get("total", {"value": 0})["value"]
            found += answer["hits"]["hits"]
    rows = format_html_join("", "<li>{} · {}</li>", ((hit["fields"]["offer_id"][0], hit["_score"]) for hit in found[:ROWS]))
    return HttpResponse(format_html("<!doctype html><title>{}</title><ul>{}</ul>", total, rows))
