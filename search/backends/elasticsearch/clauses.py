"""Expressions and scores written as Elasticsearch clauses. No query_string anywhere: what is typed is only ever a term."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from search.query.expressions import All, AtLeast, Expression, Lexeme, Prefix
from search.query.expressions import Any as AnyOf
from search.query.plan import name_lexeme
from search.ranking import weights
from search.ranking.prepared import Prepared, Spelling, prepared, seller_points
from search.text.lexemes import LONGEST_HEAD, heads
from search.text.tokens import fold_all, folded
from search.understanding import Understood

Clause = dict[str, Any]
# Questions that many ask.
MOST_KEPT = 1_000
# Marks hits whose seller the query names.
NAMED = "names_the_seller"


def clause(expression: Expression) -> Clause:
    """An expression as a filter."""
    match expression:
        case Lexeme(text):
            return {"term": {"lexemes": text}}
        case Prefix(text):
            return {"prefix": {"lexemes": text}}
        case All(parts):
            return {"bool": {"filter": [clause(part) for part in parts]}}
        case AnyOf(parts):
            if all(isinstance(part, Lexeme) for part in parts):
                return {"terms": {"lexemes": [part.text for part in parts if isinstance(part, Lexeme)]}}
            return {"bool": {"should": [clause(part) for part in parts], "minimum_should_match": 1}}
        case AtLeast(count, parts):
            return {"bool": {"should": [clause(part) for part in parts], "minimum_should_match": count}}


@lru_cache(maxsize=MOST_KEPT)
def scores(understood: Understood) -> tuple[Clause, ...]:
    """What makes one fitting offer better than another; made once for those who ask the same, and never changed."""
    clauses: list[Clause] = []
    asked = prepared(understood)
    variants = [_variant(each) for each in asked]
    if len(variants) == 1:
        clauses += variants
    elif variants:
        clauses.append({"dis_max": {"queries": variants, "tie_breaker": 0.0}})
    sellers = [name_lexeme(word, "@") for word in understood.asked_seller]
    clauses += [_points(sellers, seller_points(understood))] if sellers else []
    brands = [_brand(each) for each in asked if each.brand]
    clauses += [{"dis_max": {"queries": brands}}] if brands else []
    for letters, rest in understood.initials:
        clauses += _all([f"#{letters}", *rest], weights.INITIALS)
    return tuple(clauses)


def named(understood: Understood) -> Clause:
    """Scores nothing, and marks offers of a seller whom the query names: beside goods, or alone and the title has not the same words."""
    seller = [{"term": {"lexemes": name_lexeme(word, "@")}} for word in understood.asked_seller]
    title = [{"term": {"lexemes": word}} for word in fold_all(understood.asked_seller)]
    apart = {} if understood.named else {"must_not": [{"bool": {"filter": title}}]}
    return {"bool": {"filter": seller, **apart, "_name": NAMED}}


def _variant(asked: Prepared) -> Clause:
    parts = _spelling("plain", asked.plain, "")
    if asked.written:
        parts += _spelling("toned", asked.written, "=")
    parts += [_term(f"+{word}", weights.GLUED) for word in asked.plain.words if len(word) > 3]
    return {"bool": {"should": parts, "boost": asked.factor}}


def _spelling(field: str, asked: Spelling, sign: str) -> list[Clause]:
    parts: list[Clause] = [{"match": {field: {"query": " ".join(asked.words), "boost": asked.weight}}}]
    if not asked.share:
        return parts
    pairs = _pairs(asked, sign)
    parts += [_points([pair], worth) for pair, (_, worth) in zip(pairs, asked.pairs, strict=True)]
    parts.append(_points(pairs or [f"{sign}{asked.words[0]}"], asked.phrase))
    *whole, first = _head(asked, sign)
    parts.append(_points(whole, asked.second_head))
    parts.append(_points([*whole, first], asked.head - asked.second_head))
    return parts


def _head(asked: Spelling, sign: str) -> list[str]:
    """The lexemes of a title that begins with the words; without the last, of one that does so after one word."""
    return [f"^{sign}{list(heads(asked.words))[-1]}", *_pairs(asked, sign)[LONGEST_HEAD - 1 :], f"|{folded(asked.words[0])}"]


def _pairs(asked: Spelling, sign: str) -> list[str]:
    return [f"+{sign}{pair.replace(' ', '')}" for pair, _worth in asked.pairs]


def _brand(asked: Prepared) -> Clause:
    """What brand, category or certificate are called, or the title begins with."""
    called = [name_lexeme(word, "%") for word in asked.variant.words]
    begun = _head(asked.begins, "=" if asked.begins is asked.written else "")
    ways = [{"bool": {"filter": [{"term": {"lexemes": lexeme}} for lexeme in way]}} for way in (called, begun)]
    return {"constant_score": {"filter": {"bool": {"should": ways, "minimum_should_match": 1}}, "boost": asked.factor * asked.brand}}


def _points(lexemes: Sequence[str], points: float) -> Clause:
    """So many points where every lexeme is there, however rare it is."""
    conditions: list[Clause] = [{"term": {"lexemes": lexeme}} for lexeme in lexemes]
    return {"constant_score": {"filter": {"bool": {"filter": conditions}} if len(conditions) > 1 else conditions[0], "boost": points}}


def _term(lexeme: str, boost: float) -> Clause:
    return {"term": {"lexemes": {"value": lexeme, "boost": boost}}}


def _all(lexemes: Sequence[str], boost: float) -> list[Clause]:
    """A clause that scores only where every lexeme is there."""
    if not lexemes:
        return []
    if len(lexemes) == 1:
        return [_term(lexemes[0], boost)]
    return [{"bool": {"must": [{"term": {"lexemes": lexeme}} for lexeme in lexemes], "boost": boost}}]
