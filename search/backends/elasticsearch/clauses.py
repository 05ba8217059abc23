"""Expressions and scores written as Elasticsearch clauses. No query_string anywhere: what is typed is only ever a term."""

from collections.abc import Sequence
from typing import Any

from search.query.expressions import All, AtLeast, Expression, Lexeme, Prefix
from search.query.expressions import Any as AnyOf
from search.query.plan import name_lexeme
from search.ranking import weights
from search.text.lexemes import LONGEST_HEAD, glued, heads
from search.text.tokens import fold_all
from search.understanding import Understood, Variant

Clause = dict[str, Any]
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


def scores(understood: Understood) -> list[Clause]:
    """What makes one fitting offer better than another."""
    clauses: list[Clause] = []
    variants = [_variant(variant) for variant in understood.variants]
    if len(variants) == 1:
        clauses += variants
    elif variants:
        clauses.append({"dis_max": {"queries": variants, "tie_breaker": 0.0}})
    clauses += _all([name_lexeme(word, "@") for word in understood.seller_words or understood.words], weights.SELLER)
    clauses += _all([name_lexeme(word, "%") for word in understood.words], weights.BRAND)
    for letters, rest in understood.initials:
        clauses += _all([f"#{letters}", *rest], weights.INITIALS)
    return clauses


def named(understood: Understood) -> Clause:
    """Scores nothing, and marks offers of a seller whose name has all words of the query while the title has not."""
    seller = [{"term": {"lexemes": name_lexeme(word, "@")}} for word in understood.seller_words or understood.words]
    title = [{"term": {"lexemes": word}} for word in fold_all(understood.seller_words or understood.words)]
    return {"bool": {"filter": seller, "must_not": [{"bool": {"filter": title}}], "_name": NAMED}}


def _variant(variant: Variant) -> Clause:
    parts = _spelling("plain", variant.plain, weights.PLAIN_WORDS, "", weights.UNMARKED_SHARE if variant.has_marks else 1.0)
    if variant.has_marks:
        parts += _spelling("toned", variant.words, weights.WRITTEN_WORDS, "=", 1.0)
    parts += [_term(f"+{word}", weights.GLUED) for word in variant.plain if len(word) > 3]
    return {"bool": {"should": parts, "boost": variant.weight}}


def _spelling(field: str, words: Sequence[str], weight: float, sign: str, share: float) -> list[Clause]:
    parts: list[Clause] = [{"match": {field: {"query": " ".join(words), "boost": weight}}}]
    pairs = [f"+{sign}{pair}" for pair in glued(words, 2)]
    parts += [_term(pair, weights.PAIRS * share) for pair in pairs]
    parts += _all(pairs, weights.PHRASE * share) if len(pairs) > 1 else [_term(pair, weights.PHRASE * share) for pair in pairs]
    beginnings = list(heads(words))[-1:]
    if beginnings:
        whole = [f"^{sign}{beginnings[0]}", *(pair for pair in pairs[LONGEST_HEAD - 1 :])]
        parts += _all(whole, weights.HEAD * share)
    return parts


def _term(lexeme: str, boost: float) -> Clause:
    return {"term": {"lexemes": {"value": lexeme, "boost": boost}}}


def _all(lexemes: Sequence[str], boost: float) -> list[Clause]:
    """A clause that scores only where every lexeme is there."""
    if not lexemes:
        return []
    if len(lexemes) == 1:
        return [_term(lexemes[0], boost)]
    return [{"bool": {"must": [{"term": {"lexemes": lexeme}} for lexeme in lexemes], "boost": boost}}]
