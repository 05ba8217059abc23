"""What says nothing new is not asked for."""

from search.query.expressions import All, Any, AtLeast, Expression, Lexeme, alternatives
from search.query.implying import beyond, implies, weakest


def word(text: str) -> Expression:
    return Lexeme(text)


def test_a_word_as_written_implies_the_word_without_marks_and_not_the_other_way_round() -> None:
    assert implies(word("=bánh"), word("banh"))
    assert implies(word("@=minh"), word("@minh"))
    assert implies(word("%=ocóp"), word("%ocop"))
    assert not implies(word("banh"), word("=bánh"))
    assert not implies(word("=bánh"), word("@banh"))
    assert not implies(word("+=bánhtráng"), word("banh"))


def test_more_words_imply_fewer_and_one_way_implies_any_way() -> None:
    assert implies(All((word("a"), word("b"))), word("a"))
    assert implies(word("a"), Any((word("a"), word("b"))))
    assert implies(Any((word("=á"), word("+ab"))), Any((word("a"), word("+ab"))))
    assert implies(All((word("a"), Any((word("=é"), word("+e"))))), All((Any((word("e"), word("+e"))), word("a"))))
    assert not implies(word("a"), All((word("a"), word("b"))))
    assert not implies(Any((word("a"), word("b"))), word("a"))


def test_of_a_disjunction_only_what_finds_something_is_kept() -> None:
    plain, marked, other = All((word("banh"), word("da"))), All((word("=bánh"), word("=đa"))), word("x")
    assert weakest([marked, plain, other, None, marked]) == [plain, other]
    assert weakest([plain, plain]) == [plain]
    assert beyond([marked, other, plain], Any((plain, word("y")))) == [other]
    assert beyond([marked, None], None) == [marked]


def test_what_stays_out_finds_nothing_that_the_rest_does_not() -> None:
    """By trying all documents of a small world."""
    words = ["a", "=á", "b", "+ab"]
    documents = [{each for place, each in enumerate(words) if number >> place & 1} for number in range(16)]
    documents = [each for each in documents if "=á" not in each or "a" in each]
    parts = [word(each) for each in words]
    parts += [All((one, other)) for one in parts[:4] for other in parts[:4]] + [
        Any((one, other)) for one in parts[:4] for other in parts[:4]
    ]
    for one in parts:
        for other in parts:
            if implies(one, other):
                assert all(_fits(document, other) for document in documents if _fits(document, one)), (one, other)
    kept = weakest(parts)
    assert len(kept) < len(parts)
    assert all(any(_fits(document, part) for part in kept) for document in documents if any(_fits(document, part) for part in parts))


def test_alternatives_are_what_a_disjunction_is_made_of() -> None:
    a, b, c = word("a"), word("b"), word("c")
    assert list(alternatives(Any((a, Any((b, All((a, c)))))))) == [a, b, All((a, c))]
    assert list(alternatives(AtLeast(2, (a, b, c)))) == [All((a, b)), All((a, c)), All((b, c))]
    assert list(alternatives(All((a, b)))) == [All((a, b))]


def _fits(document: set[str], expression: Expression) -> bool:
    match expression:
        case Lexeme(text):
            return text in document
        case All(parts):
            return all(_fits(document, part) for part in parts)
        case Any(parts):
            return any(_fits(document, part) for part in parts)
        case _:
            raise AssertionError(expression)
