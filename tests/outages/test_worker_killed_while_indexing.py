"""C2: a worker is killed between the commit and the write to Elasticsearch, and nothing is lost."""

import os
import subprocess
import time
from collections.abc import Callable
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
from search.indexing.drift import drift
from search.models import SearchDocument
from sellers.offers.events import OfferPublished
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.sellers import seller

OFFERS = 200
MOST_SECONDS = 60.0


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


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_offers_reach_the_index_though_their_worker_was_killed(
    settings: Any, elasticsearch_to_break: Any, proof: Callable[..., None]
) -> None:
    server = elasticsearch_to_break
    settings.ELASTICSEARCH_URLS = [server.url]
    settings.SEARCH_INDEX_PREFIX = f"test-{uuid4().hex[:12]}"
    engines.forget()
    engine = engines.elasticsearch()
    assert engine is not None
    engine.rebuild([])
    who = seller()
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
        seconds = wait_until(lambda: engine.count() == OFFERS and not drift(engine) and not drift(engines.postgresql()), MOST_SECONDS)
        assert dict(engine.versions()) == dict(Offer.objects.values_list("pk", "revision"))
        proof("C2", offers=OFFERS, lost=0, stale=0, seconds=round(seconds, 1))
    finally:
        worker.kill()
        worker.wait()
        server.resume()
        engine.indices.delete_all()
