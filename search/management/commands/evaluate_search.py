"""manage.py evaluate_search: how well an engine answers judged queries over given listings."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from search.evaluation.engines import throwaway
from search.evaluation.judged import documents, queries
from search.evaluation.run import answer, learning, report
from search.text.vocabulary import Vocabulary


class Command(BaseCommand):
    """Indexes listings into a throwaway index and answers queries."""

    help = "Indexes listings into a throwaway index, answers judged queries from their text alone, and prints how good the answers are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files and engine."""
        parser.add_argument("corpus", type=Path, help="listings, one JSON object a line; may end in .gz")
        parser.add_argument("queries", type=Path, help="judged queries, one JSON object a line; may end in .gz")
        parser.add_argument("--backend", choices=["elasticsearch", "postgresql"], required=True)
        parser.add_argument("--run", type=Path, help="write the ids found for each query to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Evaluates."""
        vocabulary = Vocabulary()
        names: dict[int, str] = {}
        with throwaway(options["backend"], lambda: vocabulary) as engine:
            count = engine.rebuild(learning(documents(options["corpus"], names), vocabulary))
            self.stdout.write(f"{options['backend']}: {count} listings")
            answers = [answer(query, engine, vocabulary, names) for query in queries(options["queries"])]
        report(answers, self.stdout.write)
        if options["run"]:
            lines = ({"qid": each.query.qid, "ids": each.ids, "ms": round(each.ms, 2)} for each in answers)
            options["run"].write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
