"""manage.py judge_demonstration: writes the demonstration's listings and both sets of judged queries as files for evaluate_search."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from marketplace.demonstration.judged.files import judged_lines, listing_lines
from marketplace.demonstration.judged.rule import FRESH
from search.evaluation.judged import write_lines


class Command(BaseCommand):
    """Derives the judgements by their rule and writes them."""

    help = "Writes listings, queries and fresh (.jsonl.gz) of the demonstration's goods, judged by rule, for manage.py evaluate_search."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder", type=Path, help="is made where it does not stand")

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes the files."""
        options["folder"].mkdir(parents=True, exist_ok=True)
        for name, lines in (("listings", listing_lines()), ("queries", judged_lines()), ("fresh", judged_lines(FRESH))):
            path: Path = options["folder"] / f"{name}.jsonl.gz"
            write_lines(path, lines)
            self.stdout.write(str(path))
