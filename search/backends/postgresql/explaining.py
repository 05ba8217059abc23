"""The order of PostgreSQL explained."""

from collections.abc import Sequence

from search.backends.postgresql.backend import PostgreSQLBackend
from search.backends.postgresql.conditions import conditions
from search.backends.protocol import SearchRequest
from search.query.expressions import Any
from search.query.plan import plan
from search.ranking.explained import Explained, parts_of
from search.ranking.signals import Moment
from search.ranking.text_score import TextScore, Title

# As signals() calls what the columns keep.
KEPT = ("confirmed_at", "completeness", "service", "certificate", "commune")


def explain(engine: PostgreSQLBackend, request: SearchRequest, offer_ids: Sequence[int]) -> dict[int, Explained]:
    """Those of the offers that the engine has."""
    vocabulary = engine.vocabulary()
    ways = plan(request.understood, vocabulary)
    match = conditions(request.filters, ways.fits or Any(()))
    statement = f"""SELECT offer_id, ({match.everything}), toned, plain, seller_words, brand_words,
        confirmed_at, completeness, service, certified, commune FROM {engine.table.name} WHERE NOT is_gone AND offer_id = ANY(%(offers)s)"""  # noqa: S608
    score, moment = TextScore(request.understood, vocabulary), Moment(request.near)
    found = {}
    for offer_id, fits, toned, plain, seller, brand, *kept in engine._rows(statement, {**match.parameters, "offers": list(offer_ids)}):
        signals = moment.signals(**dict(zip(KEPT, kept, strict=True)))
        found[offer_id] = Explained(offer_id, parts_of(score, Title(toned, plain, seller, brand)), signals, fits)
    return found
