"""The order of Elasticsearch explained: its own account of each score, read into the parts that both engines share."""

import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.elasticsearch.body import body
from search.backends.protocol import SearchRequest
from search.query.expressions import Expression, any_of
from search.query.plan import plan
from search.ranking.explained import Explained, Part
from search.ranking.signals import Moment

TERM = re.compile(r"\b(plain|toned|lexemes):([^\s)\]]+)")
KEPT = ["offer_id", "seller_id", {"field": "confirmed_at", "format": "strict_date_time"}, "completeness", "service", "certified", "commune"]
FIRST = {"@": Part.SELLER, "%": Part.BRAND, "#": Part.INITIALS, "+": Part.ORDER, "^": Part.ORDER, "|": Part.ORDER}


def explain(engine: ElasticsearchBackend, request: SearchRequest, offer_ids: Sequence[int]) -> dict[int, Explained]:
    """Those of the offers that fit or are near."""
    ways = plan(request.understood, engine.vocabulary())
    found: dict[int, Explained] = {}
    for fits, expression in ((True, ways.fits), (False, any_of([ways.near, ways.loosest]))):
        missing = [offer_id for offer_id in offer_ids if offer_id not in found]
        if expression is not None and missing:
            found |= {each.offer_id: each for each in _explained(engine, request, expression, missing, fits)}
    return found


def _explained(
    engine: ElasticsearchBackend, request: SearchRequest, expression: Expression, offer_ids: Sequence[int], fits: bool
) -> Iterator[Explained]:
    asked = body(request, expression)
    asked |= {"explain": True, "size": len(offer_ids), "from": 0, "docvalue_fields": KEPT}
    asked["post_filter"] = {"bool": {"filter": [{"terms": {"offer_id": list(offer_ids)}}]}}
    asked.pop("aggs", None)
    moment = Moment(request.near)
    answer = engine.asking(time.perf_counter() + engine.seconds)(asked)
    for hit in answer["hits"]["hits"]:
        kept = {name: values[0] for name, values in hit["fields"].items()}
        signals = moment.signals(
            confirmed_at=datetime.fromisoformat(kept["confirmed_at"]) if "confirmed_at" in kept else None,
            completeness=kept["completeness"],
            service=kept["service"],
            certificate=kept["certified"],
            commune=kept["commune"],
        )
        yield Explained(kept["offer_id"], _parts(hit["_explanation"]), signals, fits)


def _parts(account: Any) -> dict[Part, float]:
    found: dict[Part, float] = defaultdict(float)
    for part, points in _leaves(account):
        found[part] += points
    return dict(found)


def _leaves(node: Any) -> Iterator[tuple[Part, float]]:
    """The scores that the whole is the sum of: sums are gone into, of alternatives the best counts, products of functions are left out."""
    said, inside = node["description"], node["details"]
    if not node["value"]:
        return
    if said.startswith("function score, product of"):
        yield from _leaves(inside[0])
    elif said.startswith("max of"):
        yield from _leaves(max(inside, key=lambda each: each["value"]))
    elif said.startswith("sum of"):
        for each in inside:
            yield from _leaves(each)
    else:
        yield _part(said), float(node["value"])


def _part(said: str) -> Part:
    """By the words that were found: the signs of lexemes say what they are."""
    terms = TERM.findall(said)
    lexemes = [text for field, text in terms if field == "lexemes"]
    if any(field == "toned" for field, _text in terms):
        return Part.WRITTEN
    for text in lexemes:
        if text[:1] in {"@", "%", "#"}:
            return FIRST[text[0]]
        if text[1:2] == "=" or text[:1] == "=":
            return Part.WRITTEN
    return FIRST.get(lexemes[0][:1], Part.WORDS) if lexemes else Part.WORDS
