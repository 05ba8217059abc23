"""Which expressions say nothing that another does not say already."""

from collections.abc import Iterable

from search.query.expressions import All, Any, Expression, Lexeme, alternatives
from search.text.tokens import folded

SIGNS_OF_NAMES = ("@", "%")


def implies(one: Expression, other: Expression) -> bool:
    """Whether every document that fits `one` fits `other`; False where that cannot be told."""
    if one == other:
        return True
    if isinstance(one, Any):
        return all(implies(part, other) for part in one.parts)
    if isinstance(other, All):
        return all(implies(one, part) for part in other.parts)
    if isinstance(other, Any) and any(implies(one, part) for part in other.parts):
        return True
    if isinstance(one, All):
        return any(implies(part, other) for part in one.parts)
    return isinstance(one, Lexeme) and isinstance(other, Lexeme) and _without_marks(one.text) == other.text


def weakest(parts: Iterable[Expression | None]) -> list[Expression]:
    """The parts of a disjunction but those that imply another of them; of equals the first."""
    found: list[Expression] = []
    for part in (part for part in parts if part is not None):
        if not any(implies(part, kept) for kept in found):
            found = [kept for kept in found if not implies(kept, part)] + [part]
    return found


def beyond(parts: Iterable[Expression | None], known: Expression | None) -> list[Expression]:
    """The parts of a disjunction that may find documents which `known` does not."""
    given = [] if known is None else list(alternatives(known))
    return [part for part in parts if part is not None and not any(implies(part, each) for each in given)]


def _without_marks(lexeme: str) -> str:
    """A word as written is there only where the same word without its marks is."""
    sign = lexeme[0] if lexeme.startswith(SIGNS_OF_NAMES) else ""
    written = lexeme.removeprefix(sign)
    return f"{sign}{folded(written[1:])}" if written.startswith("=") else lexeme
