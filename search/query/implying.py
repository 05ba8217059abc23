"""Which expressions say nothing that another does not say already."""

from collections.abc import Iterable, Iterator

from search.query.expressions import All, Any, Expression, Lexeme, Prefix, alternatives
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
    found: list[Outline] = []
    for part in (Outline(part) for part in parts if part is not None):
        if not any(part.implies(kept) for kept in found):
            found = [kept for kept in found if not kept.implies(part)] + [part]
    return [each.whole for each in found]


def beyond(parts: Iterable[Expression | None], known: Expression | None) -> list[Expression]:
    """The parts of a disjunction that may find documents which `known` does not."""
    given = [] if known is None else [Outline(each) for each in alternatives(known)]
    outlines = (Outline(part) for part in parts if part is not None)
    return [part.whole for part in outlines if not any(part.implies(each) for each in given)]


class Outline:
    """An expression with its lexemes at hand: most pairs have none in common, and need no comparing."""

    def __init__(self, whole: Expression) -> None:
        self.whole = whole
        conjuncts = whole.parts if isinstance(whole, All) else (whole,)
        self.conjuncts = [frozenset(_lexemes(part)) for part in conjuncts]
        self.lexemes = frozenset[str]().union(*self.conjuncts)

    def implies(self, other: "Outline") -> bool:
        """See implies(); what a conjunct asks for must stand somewhere in this one."""
        return not any(self.lexemes.isdisjoint(asked) for asked in other.conjuncts) and implies(self.whole, other.whole)


def _lexemes(expression: Expression) -> Iterator[str]:
    if isinstance(expression, Lexeme):
        yield _without_marks(expression.text)
    elif isinstance(expression, Prefix):
        yield expression.text
    else:
        for part in expression.parts:
            yield from _lexemes(part)


def _without_marks(lexeme: str) -> str:
    """A word as written is there only where the same word without its marks is."""
    sign = lexeme[0] if lexeme.startswith(SIGNS_OF_NAMES) else ""
    written = lexeme.removeprefix(sign)
    return f"{sign}{folded(written[1:])}" if written.startswith("=") else lexeme
