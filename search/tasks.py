"""Jobs of search that run by the clock; what happens to offers comes as events, see indexing/handlers.py."""

import datetime as dt
import logging

from django.db.models import F
from django.utils import timezone
from procrastinate.contrib.django import app

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.engines import elasticsearch, postgresql
from search.backends.protocol import Unavailable
from search.indexing.drift import lasting_drift, repair
from search.indexing.rebuilding import RebuildRunning, bring_up_to_date, catch_up
from search.indexing.writing import write_offers
from search.insight.counting import forget as forget_rare_searches
from search.models import SearchDocument
from search.ranking.service import measure
from search.vocabulary import remake_vocabulary

logger = logging.getLogger(__name__)

# Removed offers are remembered for a day: no job is older.
REMEMBERED = dt.timedelta(days=1)
# Of offers that are wrong so many are named in the log: a line of a million ids helps nobody.
MOST_TOLD = 20


@app.periodic(cron="* * * * * */15", periodic_id="catch_up")
@app.task(name="search.catch_up", queueing_lock="search.catch_up", lock="search.catch_up")
def write_what_waits(timestamp: int) -> None:
    """Every fifteen seconds, so that Elasticsearch has everything soon after it came back."""
    try:
        catch_up()
    except (Unavailable, RebuildRunning) as error:
        logger.info("search waits: %.200s", error)


# Engines that this process has looked at. Once is enough, and more would let workers of two releases undo each other's index.
_looked_at: set[str] = set()


@app.periodic(cron="* * * * * */20", periodic_id="bring_up_to_date")
@app.task(name="search.bring_up_to_date", queueing_lock="search.bring_up_to_date", lock="search.bring_up_to_date")
def build_what_another_release_built(timestamp: int) -> None:
    """Once after a worker's start: an index whose mapping or rules of words have changed is built anew while the old one answers."""
    for engine in (postgresql(), elasticsearch()):
        if engine is None or engine.name in _looked_at:
            continue
        try:
            if bring_up_to_date(engine):
                logger.info("the index of %s was built anew by this release's rules", engine.name)
            if isinstance(engine, ElasticsearchBackend):
                engine.adjust()
        except (Unavailable, RebuildRunning) as error:
            logger.info("%s is not brought up to date yet: %.200s", engine.name, error)
            continue
        _looked_at.add(engine.name)


def look_again() -> None:
    """As a process that has just started; for tests."""
    _looked_at.clear()


@app.periodic(cron="23 * * * *", periodic_id="check_drift")
@app.task(name="search.check_drift", queueing_lock="search.check_drift")
def check_drift(timestamp: int) -> None:
    """Every hour: whatever went wrong unseen is found and repaired. What is only under way is left to its job."""
    for engine in (postgresql(), elasticsearch()):
        if engine is None:
            continue
        try:
            found = repair(engine, look=lasting_drift)
        except Unavailable as error:
            logger.warning("drift of %s was not checked: %.200s", engine.name, error)
            continue
        if found:
            wrong = map(_counted, (found.missing, found.outdated, found.extra))
            logger.error("search drift in %s: missing %s, outdated %s, extra %s", engine.name, *wrong)


def _counted(offer_ids: list[int]) -> str:
    """How many, and the first of them."""
    return f"{len(offer_ids)} {offer_ids[:MOST_TOLD]}"


@app.periodic(cron="*/10 * * * *", periodic_id="vocabulary")
@app.task(name="search.remake_vocabulary", queueing_lock="search.remake_vocabulary")
def learn_new_words(timestamp: int) -> None:
    """Every ten minutes: words of new offers help to read queries."""
    remake_vocabulary()


@app.periodic(cron="17 2 * * *", periodic_id="measure_service")
@app.task(name="search.measure_service", queueing_lock="search.measure_service")
def measure_service(timestamp: int) -> None:
    """Every night: how sellers deal with orders changes slowly, and each change writes all offers of the seller anew."""
    write_offers(measure())


@app.periodic(cron="41 3 * * *", periodic_id="forget_removed")
@app.task(name="search.forget_removed", queueing_lock="search.forget_removed")
def forget_removed(timestamp: int) -> None:
    """Every night; what Elasticsearch does not know yet of a removal is kept until it does."""
    gone = SearchDocument.objects.filter(is_gone=True, changed_at__lt=timezone.now() - REMEMBERED)
    (gone if elasticsearch() is None else gone.filter(mirrored=F("version"))).delete()


@app.periodic(cron="53 3 * * *", periodic_id="forget_searches")
@app.task(name="search.forget_searches", queueing_lock="search.forget_searches")
def forget_searches(timestamp: int) -> None:
    """Every night: what few have searched for may be somebody's name."""
    forget_rare_searches()
