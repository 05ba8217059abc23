"""manage.py evaluate_search: how well an engine answers judged queries over given listings."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from search.evaluation.engines import throwaway
from search.evaluation.judged import documents, queries, write_lines
from search.evaluation.leaving_out import leave_out, report_left_out
from search.evaluation.run import answer_all, learning, report
from search.text.vocabulary import Vocabulary


class Command(BaseCommand):
    """Indexes listings into a throwaway index and answers queries."""

    help = "Indexes listings into a throwaway index, answers judged queries from their text alone, and prints how good the answers are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files and engine."""
        parser.add_argument("corpus", type=Path, help="listings, one JSON object a line; may end in .gz")
        parser.add_argument("queries", type=Path, help="judged queries, one JSON object a line; may end in .gz")
        parser.add_argument("--backend", choices=["elasticsearch", "postgresql"], required=True)
        parser.add_argument("--run", type=Path, help="write the ids found for each query to this file; may end in .gz")
        parser.add_argument("--leave-out", action="store_true", help="also ask with groups of the lexicon left out, one at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        """Evaluates."""
        vocabulary = Vocabulary()
        names: dict[int, str] = {}
        with throwaway(options["backend"], lambda: vocabulary) as engine:
            count = engine.rebuild(learning(documents(options["corpus"], names), vocabulary))
            self.stdout.write(f"{options['backend']}: {count} listings")
            judged = queries(options["queries"])
            answers = answer_all(judged, engine, vocabulary, names)
            left_out = leave_out(judged, engine, vocabulary, names) if options["leave_out"] else []
        report(answers, self.stdout.write)
        if left_out:
            report_left_out(left_out, self.stdout.write)
        if options["run"]:
            write_lines(options["run"], ({"qid": each.query.qid, "ids": each.ids, "ms": round(each.ms, 2)} for each in answers))
