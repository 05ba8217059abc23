"""C2: a worker is killed between the commit and the write to Elasticsearch, or Elasticsearch is away for long, and nothing is lost."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import F

from deploy.local.checkout import PYTHON, ROOT, child_environment
from deploy.local.databases import database_named
from deploy.processes import WORKER
from marketplace.events import publish
from search.backends import engines
from search.backends.protocol import Unavailable
from search.indexing.drift import drift
from search.models import SearchDocument
from sellers.offers.actions.change_terms import change_terms
from sellers.offers.actions.withdraw_offer import withdraw_offer
from sellers.offers.events import OfferPublished
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.people import person
from tests.factories.sellers import seller
from tests.plugins.proofs import scaled

OFFERS = 200
MOST_SECONDS = 60.0
AWAY, MINUTES_AWAY, MOST_SECONDS_AFTER = scaled(40, 200), scaled(0.1, 10.0), 120.0


def start_worker(url: str, prefix: str) -> subprocess.Popen[bytes]:
    environment = child_environment(
        DATABASE_URL=database_named(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"])),
        DJANGO_SETTINGS_MODULE="tests.search.worker_settings",
        ELASTICSEARCH_URL=url,
        SEARCH_INDEX_PREFIX=prefix,
    )
    return subprocess.Popen([str(PYTHON), *WORKER], cwd=ROOT, env=environment)


def wait_until(true: Callable[[], Any], seconds: float) -> float:
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < seconds, f"not within {seconds} s"
        time.sleep(0.2)
    return time.monotonic() - started


@contextmanager
def index_of(server: Any, settings: Any) -> Iterator[Any]:
    """An empty index of this test's own in that server."""
    settings.ELASTICSEARCH_URLS = [server.url]
    settings.SEARCH_INDEX_PREFIX = f"test-{uuid4().hex[:12]}"
    engines.forget()
    engine = engines.elasticsearch()
    assert engine is not None
    engine.rebuild([])
    yield engine
    engine.indices.delete_all()


def are_equal(engine: Any) -> bool:
    """Whether both engines have every visible offer in its present version."""
    try:
        known = dict(engine.versions())
    except Unavailable:
        return False
    return known == dict(Offer.objects.visible().values_list("pk", "revision")) and not drift(engine) and not drift(engines.postgresql())


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_offers_reach_the_index_though_their_worker_was_killed(
    settings: Any, elasticsearch_to_break: Any, proof: Callable[..., None]
) -> None:
    server, who = elasticsearch_to_break, seller()
    with index_of(server, settings) as engine:
        with transaction.atomic():
            for number in range(OFFERS):
                publish(OfferPublished(offer_id=offer(title=f"Bánh tráng {number}", seller=who).pk))
        server.pause()
        worker = start_worker(server.url, settings.SEARCH_INDEX_PREFIX)
        try:
            # Written in PostgreSQL and committed; Elasticsearch has not answered: this is the moment.
            wait_until(SearchDocument.objects.exists, 30)
            worker.kill()
            worker.wait()
            assert SearchDocument.objects.exclude(version=F("mirrored")).exists()
            server.resume()
            worker = start_worker(server.url, settings.SEARCH_INDEX_PREFIX)
            seconds = wait_until(lambda: are_equal(engine), MOST_SECONDS)
            assert engine.count() == OFFERS
            proof("C2", offers=OFFERS, lost=0, stale=0, seconds=round(seconds, 1))
        finally:
            worker.kill()
            worker.wait()
            server.resume()


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_an_index_that_was_away_catches_up_by_itself(settings: Any, elasticsearch_to_break: Any, proof: Callable[..., None]) -> None:
    """Stopped for ten minutes at full scale, while offers come, change and leave."""
    owner = person()
    server, who = elasticsearch_to_break, seller(owner=owner)
    with index_of(server, settings) as engine:
        with transaction.atomic():
            known = [offer(title=f"Bánh tráng {number}", seller=who) for number in range(AWAY)]
            for each in known:
                publish(OfferPublished(offer_id=each.pk))
        worker = start_worker(server.url, settings.SEARCH_INDEX_PREFIX)
        try:
            wait_until(lambda: are_equal(engine), MOST_SECONDS)
            server.kill()
            stopped = time.monotonic()
            with transaction.atomic():
                for number, each in enumerate(known):
                    if number % 2:
                        withdraw_offer(offer=each, by=owner)
                    else:
                        change_terms(offer=each, by=owner, price=Decimal(71_000))
                publish(OfferPublished(offer_id=offer(title="Muối tôm", seller=who).pk))
            time.sleep(max(0.0, stopped + MINUTES_AWAY * 60 - time.monotonic()))
            server.start()
            assert not are_equal(engine), "nothing was missed, so nothing is proved"
            seconds = wait_until(lambda: are_equal(engine), MOST_SECONDS_AFTER)
            assert engine.count() == AWAY // 2 + 1
            proof("C2 after a stop", minutes=round(MINUTES_AWAY, 1), offers=AWAY, lost=0, stale=0, seconds=round(seconds, 1))
        finally:
            worker.kill()
            worker.wait()
            if not server.answers():
                server.start()
