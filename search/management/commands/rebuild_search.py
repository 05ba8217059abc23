"""manage.py rebuild_search: the index of each engine anew, while searches go on."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.backends.engines import elasticsearch, postgresql
from search.backends.protocol import SearchBackend, Unavailable
from search.indexing.rebuilding import RebuildRunning, rebuild
from search.management.progress import ProgressBar
from sellers.offers.models import Offer


class Command(BaseCommand):
    """Builds the search index anew."""

    help = "Builds the search index of PostgreSQL, and of Elasticsearch where it is configured, anew; searches go on meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which engine."""
        parser.add_argument("--engine", choices=["postgresql", "elasticsearch"], help="only this one")
        parser.add_argument("--outdated", action="store_true", help="only where another release's mapping or rules built the index")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuilds one engine after the other."""
        for engine in (postgresql(), elasticsearch()):
            if engine is None or options["engine"] not in {None, engine.name}:
                continue
            if options["outdated"] and self._is_current(engine):
                self.stdout.write(f"{engine.name}: up to date")
                continue
            bar = ProgressBar(self.stdout, engine.name, Offer.objects.visible().count())
            try:
                count = rebuild(engine, watch=bar.over)
            except RebuildRunning as error:
                raise CommandError("Another rebuild is running; wait for it to end.") from error
            except Unavailable as error:
                raise CommandError(f"{engine.name} does not answer: {error}") from error
            bar.done(f"{engine.name}: {count} offers")
        if options["engine"] == "elasticsearch" and elasticsearch() is None:
            raise CommandError("No Elasticsearch is configured: set ELASTICSEARCH_URL.")

    def _is_current(self, engine: SearchBackend) -> bool:
        try:
            return engine.is_current
        except Unavailable as error:
            raise CommandError(f"{engine.name} does not answer: {error}") from error
