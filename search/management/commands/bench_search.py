"""manage.py bench_search: how fast queries are understood, and how fast an engine loads and answers with very many offers."""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from search.documents import OfferDocument
from search.evaluation.engines import throwaway
from search.evaluation.metrics import percentile
from search.management.progress import ProgressBar
from search.measuring.asking import KEYWORD, KINDS, Times, ask
from search.measuring.loading import Loaded, load
from search.measuring.synthetic import offers
from search.text.tokens import fold_all, tokens
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand

MEGABYTE = 1024 * 1024
# A province's words are known after so many titles.
TITLES_LEARNT = 50_000
SHARES = {"p50": 0.5, "p95": 0.95, "p99": 0.99}


class Command(BaseCommand):
    """Loads invented offers into a throwaway index and asks them."""

    help = "Makes, loads and searches invented offers in a throwaway index; prints speeds beside the same work without our code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much of what."""
        parser.add_argument("--offers", type=int, default=20_000)
        parser.add_argument("--backend", choices=["elasticsearch", "postgresql"], required=True)
        parser.add_argument("--clients", default="1,8", help="numbers of processes that ask at the same time")
        parser.add_argument("--questions", type=int, default=200, help="of each kind")
        parser.add_argument("--json", type=Path, help="write the figures to this file too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Measures."""
        count = options["offers"]
        vocabulary = learnt(count)
        questions = {kind: make(options["questions"]) for kind, make in KINDS.items()}
        with throwaway(options["backend"], lambda: vocabulary) as engine:

            def documents() -> Iterator[OfferDocument]:
                return ProgressBar(self.stdout, options["backend"], count).over(offers(count))

            loaded = load(engine, documents)
            understood = understanding(vocabulary, [question.text for question in questions[KEYWORD]])
            figures = {
                "backend": options["backend"],
                "offers": count,
                "loading": loading(loaded),
                "understanding": understood,
                "asking": {},
            }
            self.say(figures["loading"])
            for what, each in understood.items():
                self.say({f"{what}, ms {share}": ms for share, ms in each.items()})
            for clients in map(int, options["clients"].split(",")):
                figures["asking"][str(clients)] = asking(ask(engine, vocabulary, questions, clients))
                self.show(clients, figures["asking"][str(clients)])
        if options["json"]:
            options["json"].write_text(json.dumps(figures, indent=1), encoding="utf-8")

    def say(self, figures: dict[str, float]) -> None:
        """The figures of loading, one a line."""
        for name, value in figures.items():
            self.stdout.write(f"{name:>40}  {value:,}")

    def show(self, clients: int, kinds: dict[str, dict[str, dict[str, float]]]) -> None:
        """The figures of asking as a table; milliseconds."""
        self.stdout.write(
            f"{clients} client(s), ms" + "".join(f"{who + ' ' + share:>14}" for who in ("ours", "direct") for share in SHARES)
        )
        for kind, figures in kinds.items():
            cells = "".join(f"{figures[who][share]:14.1f}" for who in ("ours", "direct") for share in SHARES)
            self.stdout.write(f"{kind:>16}{cells}   adds {figures['added']['p50']:.1f} at p50")


def learnt(count: int) -> Vocabulary:
    """The vocabulary of the first offers."""
    vocabulary = Vocabulary()
    for document in islice(offers(count), TITLES_LEARNT):
        vocabulary.learn(tokens(document.title), fold_all(tokens(f"{document.seller_name} {document.category_names}")))
    return vocabulary


def loading(loaded: Loaded) -> dict[str, float]:
    """What is printed of loading."""
    known = asdict(loaded)
    return {
        "documents a second": round(loaded.documents / known["seconds"]),
        "plainly, documents a second": round(loaded.documents / known["plain_seconds"]),
        "share of the plain speed": round(known["plain_seconds"] / known["seconds"], 2),
        "index, MB": round(loaded.index_bytes / MEGABYTE),
        "loader's memory before, MB": round(loaded.memory_before / MEGABYTE),
        "loader's memory at most, MB": round(loaded.peak / MEGABYTE),
    }


def understanding(vocabulary: Vocabulary, texts: Iterable[str]) -> dict[str, dict[str, float]]:
    """Milliseconds of understanding what nobody asked before, with and without a price and a place."""
    texts = list(texts)
    kinds = {"understanding words": texts, "understanding price and place": [f"{text} dưới 3 triệu gần Gò Dầu" for text in texts]}
    understand(" ".join(texts), vocabulary)  # what is prepared once is not measured
    measured = {kind: _times(vocabulary, asked) for kind, asked in kinds.items()}
    return {kind: {share: round(percentile(times, part), 3) for share, part in SHARES.items()} for kind, times in measured.items()}


def _times(vocabulary: Vocabulary, texts: Iterable[str]) -> list[float]:
    times = []
    for text in texts:
        vocabulary.memory.forget()
        started = time.perf_counter()
        understand(text, vocabulary)
        times.append((time.perf_counter() - started) * 1000)
    return times


def asking(times: Times) -> dict[str, dict[str, dict[str, float]]]:
    """What is printed of asking: milliseconds of our code and of the direct requests, and what ours adds question by question."""
    found = {}
    for kind, pairs in times.items():
        columns = {
            "ours": [ours for ours, _direct in pairs],
            "direct": [direct for _ours, direct in pairs],
            "added": [ours - direct for ours, direct in pairs],
        }
        found[kind] = {
            who: {share: round(percentile(values, part), 2) for share, part in SHARES.items()} for who, values in columns.items()
        }
    return found
