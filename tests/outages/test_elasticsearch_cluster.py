"""A cluster of three loses its leading node, killed, while people search and sellers write: nothing is lost and no page fails."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import reverse

from deploy.local.elasticsearch import LocalElasticsearch
from deploy.local.elasticsearch_cluster import LocalCluster
from search.backends import engines
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.elasticsearch.clients import WRITING_SECONDS, client
from search.backends.elasticsearch.layout import Layout
from search.backends.protocol import SearchRequest, Unavailable
from search.backends.resilient import ResilientSearch
from search.documents import documents_of
from search.indexing.changes import readable
from search.indexing.drift import drift
from search.indexing.rebuilding import catch_up
from search.indexing.writing import write_offers
from search.models import SearchDocument
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.sellers import seller
from tests.plugins.proofs import scaled

OFFERS = 40
GOODS_FOUND = f">{OFFERS} chào bán<"
NOTICE = "Bộ tìm kiếm đang tạm nghỉ"
LONGEST_RECOVERY = 60.0


@pytest.fixture
def cluster(settings: Any) -> Iterator[LocalCluster]:
    """Three nodes; the exchange keeps one copy of each part of its index on another node."""
    with LocalCluster() as nodes:
        settings.ELASTICSEARCH_URLS = nodes.urls
        settings.ELASTICSEARCH_SHARDS = 3
        settings.ELASTICSEARCH_REPLICAS = 1
        engines.forget()
        yield nodes
    engines.forget()


@dataclass
class Load:
    """People who search and a seller's job that writes, until told to stop."""

    offers: list[int]
    stop: threading.Event = field(default_factory=threading.Event)
    pages: int = 0
    degraded: int = 0
    failed: list[str] = field(default_factory=list)
    writes: int = 0

    def search(self) -> None:
        visitor = Client(raise_request_exception=False)
        while not self.stop.is_set():
            answer = visitor.get(reverse("search"), {"q": "bánh tráng"})
            text = answer.content.decode()
            # The total, which stands there only when the goods were found; their name stands in the header's field of every page.
            if answer.status_code != 200 or GOODS_FOUND not in text:
                self.failed.append(f"{answer.status_code}: {text[:300]}")
            self.pages += 1
            self.degraded += NOTICE in text
        connection.close()

    def write(self) -> None:
        while not self.stop.is_set():
            offer_id = self.offers[self.writes % len(self.offers)]
            Offer.objects.filter(pk=offer_id).bump()
            write_offers([offer_id])
            self.writes += 1
        connection.close()


def leader(engine: ElasticsearchBackend) -> str:
    return str(engine.writing.cat.master(format="json")[0]["node"])


def alone_on(node: str, offers: list[int]) -> ElasticsearchBackend:
    """The control: the same goods in an index without copies, on one node."""
    connected = client(WRITING_SECONDS)
    engine = ElasticsearchBackend(connected, connected, "control", engines.postgresql().vocabulary, Layout())
    engine.rebuild(documents_of(readable(offers)))
    connected.indices.put_settings(index="control", settings={"index.routing.allocation.require._name": node})
    while any(shard["node"] != node for shard in connected.cat.shards(index="control", format="json")):
        time.sleep(0.2)
    return engine


def seconds_until(true: Any) -> float:
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < LONGEST_RECOVERY
        time.sleep(0.2)
    return time.monotonic() - started


def kill_under_load(victim: LocalElasticsearch, load: Load) -> None:
    threads = [threading.Thread(target=load.search) for _ in range(2)] + [threading.Thread(target=load.write)]
    for thread in threads:
        thread.start()
    time.sleep(scaled(2.0, 10.0))
    seconds_until(lambda: load.pages > load.degraded)
    victim.kill()
    time.sleep(scaled(6.0, 30.0))
    load.stop.set()
    for thread in threads:
        thread.join()


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_a_lost_node_loses_no_write_and_fails_no_page(cluster: LocalCluster, proof: Any) -> None:
    who = seller()
    offers = [offer(title=f"Bánh tráng {number}", seller=who).pk for number in range(OFFERS)]
    write_offers(offers)
    assert catch_up() == OFFERS
    engine, searching = engines.elasticsearch(), engines.searching()
    assert engine is not None
    assert isinstance(searching, ResilientSearch)
    name = leader(engine)
    control = alone_on(name, offers)
    # Nodes that have just started are slow to answer at first.
    searching.breaker.seconds = 0.0
    seconds_until(lambda: not searching.search(SearchRequest()).degraded)
    searching.breaker.seconds = 10.0
    load = Load(offers)

    kill_under_load(cluster.node(name), load)
    assert load.failed == []
    assert load.writes > 0
    assert load.pages > load.degraded

    # Whatever was acknowledged is there before anything is mended.
    engine.settle()
    there = dict(engine.versions())
    acknowledged = dict(SearchDocument.objects.filter(mirrored=F("version")).values_list("offer_id", "version"))
    assert acknowledged
    assert {offer_id: there.get(offer_id) for offer_id in acknowledged} == acknowledged
    # The control: without a copy the same goods are gone with the node, and that is an error and not an empty answer.
    with pytest.raises(Unavailable):
        control.search(SearchRequest())

    catch_up()
    assert not drift(engine)
    searching.breaker.seconds = 0.0
    seconds = seconds_until(lambda: not searching.search(SearchRequest()).degraded)
    cluster.node(name).start()
    seconds_until(lambda: engine.writing.cluster.health()["status"] == "green")
    assert len(control.search(SearchRequest()).ids) > 0
    proof(
        "a node lost", pages=load.pages, failed=0, degraded=load.degraded, writes=load.writes, lost=0, seconds_to_recover=round(seconds, 1)
    )
