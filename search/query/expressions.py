"""A small algebra of lexemes; each engine writes it in its own language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Lexeme:
    """Documents that have this lexeme."""

    text: str


@dataclass(frozen=True)
class Prefix:
    """Documents that have a lexeme which begins so."""

    text: str


@dataclass(frozen=True)
class All:
    """Documents that fit every part."""

    parts: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Any:
    """Documents that fit a part."""

    parts: "tuple[Expression, ...]"


@dataclass(frozen=True)
class AtLeast:
    """Documents that fit `count` of the parts."""

    count: int
    parts: "tuple[Expression, ...]"


Expression = Lexeme | Prefix | All | Any | AtLeast


def all_of(parts: Iterable[Expression]) -> Expression | None:
    """The conjunction; None of nothing."""
    found = tuple(dict.fromkeys(parts))
    return found[0] if len(found) == 1 else All(found) if found else None


def any_of(parts: Iterable[Expression | None]) -> Expression | None:
    """The disjunction of what there is; None of nothing."""
    found = tuple(dict.fromkeys(part for part in parts if part is not None))
    return found[0] if len(found) == 1 else Any(found) if found else None


def alternatives(expression: Expression) -> Iterator[Expression]:
    """The expressions of which a document must fit one, none of them a disjunction at its top; in their order."""
    if isinstance(expression, Any):
        for part in expression.parts:
            yield from alternatives(part)
    elif isinstance(expression, AtLeast):
        yield from (All(chosen) for chosen in combinations(expression.parts, expression.count))
    else:
        yield expression
