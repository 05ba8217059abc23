"""C4: Elasticsearch stopped, hanging or refusing (ASVS 16.5.2): pages answer from PostgreSQL, quickly, and recover by themselves."""

import statistics
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from search.backends import engines
from search.backends.resilient import ResilientSearch
from search.indexing.writing import write_offers
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.plugins.proofs import scaled

NOTICE = "Bộ tìm kiếm đang tạm nghỉ"
# The engine's own limit is half a second; the page around it needs little more, on a busy machine too.
LONGEST_PAGE = 1.0


@pytest.fixture
def exchange(settings: Any, db: None, elasticsearch_to_break: Any) -> Any:
    """An exchange whose Elasticsearch may be broken, with goods in both engines."""
    settings.ELASTICSEARCH_URLS = [elasticsearch_to_break.url]
    settings.SEARCH_INDEX_PREFIX = f"test-{uuid4().hex[:12]}"
    engines.forget()
    engine = engines.elasticsearch()
    assert engine is not None
    engine.rebuild([])
    for number in range(5):
        offer(title=f"Bánh tráng {number}")
    write_offers(list(Offer.objects.values_list("pk", flat=True)))
    engine.settle()
    return elasticsearch_to_break


def pages(client: Client, times: int) -> list[float]:
    """Asks for result pages, all of which must have the goods; the seconds that each took."""
    took = []
    for _ in range(times):
        started = time.perf_counter()
        answer = client.get(reverse("search"), {"q": "bánh tráng"})
        took.append(time.perf_counter() - started)
        assert answer.status_code == 200
        assert answer.context["found"].total == 5
    return took


def resilient() -> ResilientSearch:
    searching = engines.searching()
    assert isinstance(searching, ResilientSearch)
    return searching


def stop(server: Any) -> None:
    server.kill()


def hang(server: Any) -> None:
    server.pause()


@pytest.mark.alone
@pytest.mark.parametrize("break_it", [hang, stop])
def test_pages_answer_while_elasticsearch_does_not(
    exchange: Any, client: Client, break_it: Callable[[Any], None], proof: Callable[..., None]
) -> None:
    pages(client, 3)
    assert NOTICE not in client.get(reverse("search"), {"q": "bánh tráng"}).content.decode()
    break_it(exchange)
    took = pages(client, scaled(12, 60))
    assert NOTICE in client.get(reverse("search"), {"q": "bánh tráng"}).content.decode()
    assert resilient().breaker.is_open
    assert sorted(took)[int(len(took) * 0.95) - 1] < LONGEST_PAGE
    # With the circuit open nobody waits for the dead engine any more.
    assert statistics.median(took[5:]) < 0.5 * LONGEST_PAGE
    proof(
        f"C4 {break_it.__name__}", pages=len(took), failed=0, slowest=round(max(took), 2), median_open=round(statistics.median(took[5:]), 3)
    )


@pytest.mark.alone
def test_search_recovers_by_itself(exchange: Any, client: Client) -> None:
    exchange.pause()
    pages(client, 6)
    assert resilient().breaker.is_open
    exchange.resume()
    resilient().breaker.seconds = 0.0
    # A node that was stopped first works off what it was asked meanwhile.
    while not exchange.answers():
        time.sleep(0.1)
    pages(client, 3)
    assert not resilient().breaker.is_open
    assert NOTICE not in client.get(reverse("search"), {"q": "bánh tráng"}).content.decode()


class Refusing(BaseHTTPRequestHandler):
    """An Elasticsearch that is there and cannot."""

    def do_POST(self) -> None:
        self.send_response(503)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"error": {"type": "cluster_block_exception"}, "status": 503}')

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing."""


def test_pages_answer_while_elasticsearch_refuses(settings: Any, db: None, loopback: None, client: Client) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        for number in range(5):
            offer(title=f"Bánh tráng {number}")
        write_offers(list(Offer.objects.values_list("pk", flat=True)))
        settings.ELASTICSEARCH_URLS = [f"http://127.0.0.1:{server.server_port}"]
        engines.forget()
        pages(client, 6)
        assert resilient().breaker.is_open
    finally:
        server.shutdown()
        server.server_close()
