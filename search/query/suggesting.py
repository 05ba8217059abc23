"""What is looked for while somebody is still typing."""

from collections.abc import Iterator

from search.query.expressions import Expression, Lexeme, Prefix, all_of
from search.text.lexemes import BEGINNINGS
from search.text.tokens import fold_all, has_marks, tokens

# A single letter would read half of the index.
SHORTEST_TYPED = 2


def continuations(text: str) -> Iterator[Expression]:
    """Strict to loose: titles that begin so (as written, if marks were typed), titles that begin so folded, titles with the words."""
    toned = tokens(text)
    plain = fold_all(toned)
    if sum(len(word) for word in plain) < SHORTEST_TYPED:
        return
    if len(toned) <= 3:
        if any(has_marks(word) for word in toned):
            yield _beginning("=", "".join(toned))
        yield _beginning("", "".join(plain))
    found = all_of([*(Lexeme(word) for word in plain[:-1]), Prefix(plain[-1])])
    if found is not None:
        yield found


def _beginning(sign: str, typed: str) -> Lexeme | Prefix:
    """Titles that begin so, from their first or second word."""
    return Lexeme(f"<{sign}{typed}") if len(typed) in BEGINNINGS else Prefix(f"^{sign}{typed}")
