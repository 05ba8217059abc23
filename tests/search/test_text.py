"""Words, lexemes and the plan: never raise, agree with folding, stay small."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.language.folding import fold
from search.backends.postgresql.tsquery import tsquery, tsvector
from search.query.expressions import Lexeme, alternatives
from search.query.plan import plan
from search.query.suggesting import continuations
from search.text.lexemes import glued, heads, title_lexemes
from search.text.tokens import LONGEST_WORD, MOST_WORDS, fold_all, tokens
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand

ANY_TEXT = st.text(max_size=300)
VIETNAMESE = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạéèẻẽẹóòỏõọúùủũụ 0123456789,.kg", max_size=80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bánh tráng, phơi sương!", ["bánh", "tráng", "phơi", "sương"]),
        ("500 ML", ["500ml"]),
        ("2,5 kí", ["2.5kg"]),
        ("1.000 cây", ["1000", "cây"]),
        ("1.5 lít", ["1.5l"]),
        ("5 m dây", ["5m", "dây"]),
        ("5 mắm", ["5", "mắm"]),
        ("máy bơm 2 HP", ["máy", "bơm", "2hp"]),
        ("hoà thuý quý", ["hòa", "thúy", "quý"]),
        ("cà-phê_sữa", ["cà", "phê", "sữa"]),
        ("OCOP 4*", ["ocop", "4"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@given(ANY_TEXT | VIETNAMESE)
def test_reading_never_raises_and_words_are_bounded(text: str) -> None:
    words = tokens(text)
    assert len(words) <= MOST_WORDS
    assert all(0 < len(word) <= LONGEST_WORD and not word.isspace() for word in words)
    assert tsvector(title_lexemes(words)).count("'") % 2 == 0


@given(ANY_TEXT | VIETNAMESE)
def test_composed_and_decomposed_text_are_the_same_words(text: str) -> None:
    assert tokens(unicodedata.normalize("NFC", text)) == tokens(unicodedata.normalize("NFD", text))


@given(VIETNAMESE)
def test_folding_commutes_with_splitting_into_words(text: str) -> None:
    assert fold_all(tokens(text)) == fold_all(tokens(unicodedata.normalize("NFD", text)))
    assert all(fold(word) == word for word in fold_all(tokens(text)))


@given(VIETNAMESE)
def test_words_of_words_are_the_same_words(text: str) -> None:
    words = tokens(text)
    assert tokens(" ".join(words)) == words


@given(ANY_TEXT | VIETNAMESE)
def test_every_text_has_a_plan_that_postgresql_can_read(text: str) -> None:
    vocabulary = Vocabulary.of([["bánh", "tráng"]])
    ways = plan(understand(text, vocabulary), vocabulary)
    for way in (ways.head, ways.phrase, ways.fits, ways.near, ways.loosest, *continuations(text)):
        if way is not None:
            assert len(tsquery(way)) < 100_000
            assert len(list(alternatives(way))) < 100


@given(VIETNAMESE, st.integers(0, 9), VIETNAMESE)
def test_one_lexeme_says_as_much_of_a_beginning_as_all_heads(title: str, letters: int, other: str) -> None:
    lexemes = title_lexemes(tokens(title))
    for typed in (title[:letters], other[:letters], other):
        for way in list(continuations(typed))[:-1]:
            if isinstance(way, Lexeme):
                assert (way.text in lexemes) == any(
                    each.startswith(f"^{way.text[1:]}") for each in lexemes if is_as_written(each) == is_as_written(way.text)
                )


def is_as_written(lexeme: str) -> bool:
    """Whether it stands for words as they are written."""
    return lexeme[1:2] == "="


def test_pieces_of_titles() -> None:
    beginnings = {"<ba", "<ban", "<banh", "<=bá", "<=bán", "<=bánh"}
    assert {each for each in title_lexemes(["bánh", "ú"]) if each.startswith("<")} == beginnings
    assert list(glued(["banh", "trang", "me"], 2)) == ["banhtrang", "trangme"]
    assert list(glued(["sim", "0123456789"], 2)) == []
    assert list(heads(["a", "b", "c", "d"])) == ["a", "ab", "abc"]
    assert {each for each in title_lexemes(["dầu", "gội", "dầu"]) if each.startswith("#")} == {"#dg", "#gd", "#dgd"}


def test_a_vocabulary_survives_its_snapshot() -> None:
    vocabulary = Vocabulary.of([["bánh", "tráng"], ["bành", "trướng", "bánh"]])
    again = Vocabulary.unpack(vocabulary.pack())
    assert again == vocabulary
    assert again.written_as["banh"] == ["bánh", "bành"]
    assert again.beside("banh", "trang") == 1
    assert again.weight("trang") > again.weight("banh")
