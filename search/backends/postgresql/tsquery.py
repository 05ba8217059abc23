"""Expressions written as tsquery text."""

from collections.abc import Iterable
from itertools import combinations

from search.query.expressions import All, Any, AtLeast, Expression, Lexeme, Prefix


def tsquery(expression: Expression) -> str:
    """The text that PostgreSQL casts to tsquery; words are quoted, so nothing typed can be an operator."""
    match expression:
        case Lexeme(text):
            return quoted(text)
        case Prefix(text):
            return f"{quoted(text)}:*"
        case All(parts):
            return _joined(" & ", parts)
        case Any(parts):
            return _joined(" | ", parts)
        case AtLeast(count, parts):
            return _joined(" | ", tuple(All(chosen) for chosen in combinations(parts, count)))


def quoted(lexeme: str) -> str:
    """A lexeme as a quoted literal of tsquery and tsvector."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def tsvector(lexemes: Iterable[str]) -> str:
    """The text that PostgreSQL casts to tsvector."""
    return " ".join(map(quoted, lexemes))


def _joined(sign: str, parts: tuple[Expression, ...]) -> str:
    return "(" + sign.join(tsquery(part) for part in parts) + ")"
