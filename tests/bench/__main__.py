"""`make bench`: prints what the pages cost and writes bench.json."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.clients import Adding, Direct, Purchasing, Reading, Visitor
from tests.bench.measuring import Times, Work, run
from tests.bench.stage import memory, processes, servers

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "1.5"))
CLIENTS = (1, 8)
PAGES = ("home", "search", "offer")
# Other words each time: more pages than a process keeps drawn.
MANY_QUERIES = 250
WARMING_VISITORS = 6


def main() -> int:
    """Sets the stage, measures in interleaved rounds, prints."""
    with servers() as environment:
        os.environ.update(environment)
        import django

        django.setup()
        with processes(environment) as (base, web, worker):
            works, paths = _works(base, environment)
            times = {(name, clients): Times() for name in works for clients in CLIENTS}
            for name in works:
                run(works[name], 2, 1.0, Times())
            before = memory(web)
            for _ in range(ROUNDS):
                for clients in CLIENTS:
                    for name in random.sample(list(works), len(works)):
                        run(works[name], clients, SECONDS, times[name, clients])
            report = _report(times, base, paths, works)
            report["memory_mb"] = {"web_at_start": before, "web": memory(web), "worker": memory(worker)}
    _print(report)
    Path("bench.json").write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _works(base: str, environment: dict[str, str]) -> tuple[dict[str, Callable[[], Work]], dict[str, str]]:
    from django.db import connection

    from marketplace.commerce.partner.models import StockRecord
    from search.backends.engines import elasticsearch
    from sellers.offers.models import Offer
    from tests.bench.bare import QUERY, recorded_requests

    engine = elasticsearch()
    assert engine is not None
    offers = Offer.objects.visible().filter(product__stockrecords__num_in_stock__gte=200).order_by("pk")
    ids = list(offers.values_list("pk", flat=True))
    StockRecord.objects.filter(offer_id__in=ids).update(num_in_stock=1_000_000)
    by_seller: dict[int, int] = {}
    for pk, seller in offers.values_list("pk", "seller_id"):
        by_seller.setdefault(seller, pk)
    firsts = list(by_seller.values())
    pairs = list(zip(firsts[::2], firsts[1::2], strict=False))
    paths = {"home": "/", "search": f"/search/?{QUERY}", "offer": offers[0].get_absolute_url(), "bare": f"/bare/?{QUERY}"}
    asked = [urlencode({"q": query}) for query in many_queries()]
    (first, *_later), alias, url = recorded_requests(), engine.alias, environment["ELASTICSEARCH_URL"]
    connection.close()
    works: dict[str, Callable[[], Work]] = {name: (lambda path=path: Reading(base, path)) for name, path in paths.items()}
    for name, path in (("search of many", "/search/"), ("bare of many", "/bare/")):
        works[name] = lambda path=path: Reading(base, *(f"{path}?{query}" for query in random.sample(asked, len(asked))))
    warm(base, [f"/bare/?{query}" for query in asked])
    works["direct"] = lambda: Direct(url, alias, first)
    works["add to basket"] = lambda: Adding(base, random.sample(ids, 5))
    works["purchase"] = lambda: Purchasing(base, random.sample(pairs, len(pairs)), "Phường Tân Ninh, Tây Ninh")
    return works, paths


def many_queries() -> list[str]:
    """Queries of the judged set, the same in every run."""
    from marketplace.demonstration.judged.rule import judged_queries

    queries = sorted({judged.query for judged in judged_queries()})
    return random.Random(1).sample(queries, MANY_QUERIES)


def warm(base: str, paths: list[str]) -> None:
    """Every process takes down what the search page sends for each query before that is measured."""
    for _ in range(WARMING_VISITORS):
        reading = Reading(base, *paths)
        for _path in paths:
            reading.once()


def _report(times: dict[tuple[str, int], Times], base: str, paths: dict[str, str], works: dict[str, Callable[[], Work]]) -> dict[str, Any]:
    rows = {f"{name} × {clients}": each.row() for (name, clients), each in sorted(times.items())}
    queries = {}
    for name in PAGES:
        visitor = Visitor(base)
        visitor.get(paths[name])
        queries[name] = int(visitor.ask("GET", paths[name], **{"X-Count-Queries": "1"})[1]["X-Queries"])
    purchase = works["purchase"]()
    assert isinstance(purchase, Purchasing)
    purchase.once()
    queries["whole purchase"], queries["purchase (POST)"] = purchase.queries[-1]
    return {
        "times": rows,
        "queries": queries,
        "ratios": {
            "search p50 / bare p50, 1 client": round(rows["search × 1"]["p50_ms"] / rows["bare × 1"]["p50_ms"], 2),
            "search / bare throughput, 8 clients": round(rows["search × 8"]["per_second"] / rows["bare × 8"]["per_second"], 2),
            "search / bare p50, other words each time, 1 client": round(
                rows["search of many × 1"]["p50_ms"] / rows["bare of many × 1"]["p50_ms"], 2
            ),
            "search / bare throughput, other words each time, 8 clients": round(
                rows["search of many × 8"]["per_second"] / rows["bare of many × 8"]["per_second"], 2
            ),
            "search p95 / direct p95, 8 clients": round(rows["search × 8"]["p95_ms"] / rows["direct × 8"]["p95_ms"], 2),
            "bare p50 / direct p50, 1 client": round(rows["bare × 1"]["p50_ms"] / rows["direct × 1"]["p50_ms"], 2),
            "bare / direct throughput, 8 clients": round(rows["bare × 8"]["per_second"] / rows["direct × 8"]["per_second"], 2),
        },
    }


def _print(report: dict[str, Any]) -> None:
    write = sys.stdout.write
    write(f"{'':24}{'req/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'n':>7}\n")
    for name, row in report["times"].items():
        write(f"{name:24}{row['per_second']:>9}{row['p50_ms']:>9}{row['p95_ms']:>9}{row['p99_ms']:>9}{row['count']:>7}\n")
    for part in ("ratios", "queries", "memory_mb"):
        write(f"{part}: {json.dumps(report[part], ensure_ascii=False)}\n")


if __name__ == "__main__":
    sys.exit(main())
