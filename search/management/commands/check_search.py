"""manage.py check_search: does each engine have what the database says?"""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.backends.engines import elasticsearch, postgresql
from search.backends.protocol import SearchBackend, Unavailable
from search.indexing.drift import Drift, lasting_drift, repair
from search.management.progress import ProgressBar

SHOWN = 10


class Command(BaseCommand):
    """Compares ids and versions."""

    help = (
        "Compares the offers in each search engine with the database: counts, versions and checksums by slice; fails when they differ. "
        "Looks twice at what does: what was changed just now is written within seconds."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to mend."""
        parser.add_argument("--repair", action="store_true", help="write again what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what differs, engine by engine."""
        differ = []
        for engine in (postgresql(), elasticsearch()):
            if engine is None:
                continue
            try:
                found = self._repair(engine) if options["repair"] else lasting_drift(engine)
                left = lasting_drift(engine) if options["repair"] else found
            except Unavailable as error:
                raise CommandError(f"{engine.name} does not answer: {error}") from error
            self.stdout.write(f"{engine.name}: {found.slices} slices compared, {found.looked_into} looked into")
            for what, ids in (("missing", found.missing), ("outdated", found.outdated), ("extra", found.extra)):
                if ids:
                    self.stdout.write(f"  {len(ids)} {what}: {', '.join(map(str, ids[:SHOWN]))}{' …' if len(ids) > SHOWN else ''}")
            if left:
                differ.append(engine.name)
        if differ:
            raise CommandError(f"The search index differs from the database in {', '.join(differ)}; see --repair and rebuild_search.")

    def _repair(self, engine: SearchBackend) -> Drift:
        def counted(offer_ids: list[int]) -> Iterator[int]:
            return ProgressBar(self.stdout, engine.name, len(offer_ids)).over(offer_ids)

        return repair(engine, look=lasting_drift, watch=counted)
