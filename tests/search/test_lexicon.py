"""What goods are called otherwise, and that the files which say so are sound."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from marketplace.places import loading as places
from search.lexicon import Lexicon, lexicon
from search.lexicon.checking import complaints
from search.lexicon.english import is_syllable, other_number, translations
from search.lexicon.lexicon import Entry, ambiguous_words, entries
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding import Why

GOODS = Vocabulary.of(
    [
        tokens(title)
        for title in (
            "Xoài sấy dẻo",
            "Xoài cát",
            "Khoai mì tươi",
            "Khô bò",
            "Mật ong rừng",
            "Nón lá",
            "Nón kết",
            "Dừa xiêm",
            "Hạt điều",
            "Hạt sen",
            "Hạt tiêu",
            "Bóp da nam",
            "Vị tự nhiên",
            "Nước vị cam",
            "Hương vị chanh",
            "Trà xanh",
            "Khóm mật",
        )
    ]
)


def said(text: str, words: Lexicon | None = None) -> list[str]:
    return [" ".join(other.words) for other in (words or lexicon()).alternatives(tokens(text), GOODS)]


def test_the_lexicon_is_sound() -> None:
    assert [str(complaint) for complaint in complaints() if complaint.is_error] == []
    out = StringIO()
    call_command("check_lexicon", stdout=out)
    assert "synonym" in out.getvalue()


def test_the_lexicon_is_broad() -> None:
    made = list(entries())
    assert len({entry.said for entry in made if entry.why is Why.TRANSLATION}) >= 1_500
    assert len({entry.said for entry in made if entry.why is Why.SYNONYM}) >= 2_000
    assert len({entry.said for entry in made if entry.why is Why.ABBREVIATION}) >= 200


@pytest.mark.parametrize(
    ("typed", "other"), [("sắn tươi", "khoai mì tươi"), ("san tuoi", "khoai mì tuoi"), ("dứa", "khóm"), ("mũ lá", "nón lá")]
)
def test_a_name_is_said_otherwise(typed: str, other: str) -> None:
    assert other in said(typed)


def test_a_name_that_no_title_has_is_looked_for_only_where_there_is_no_other() -> None:
    assert "củ mì" not in said("sắn")
    assert "cà rốt" in said("củ cà rốt")


def test_a_word_typed_without_marks_is_not_taken_for_a_rare_reading() -> None:
    assert said("ví da nam") == ["bóp da nam"]
    assert said("vi chanh") == []


def test_a_word_of_several_senses_is_never_looked_for_by_itself() -> None:
    single = {entry.meant[0] for entry in entries() if len(entry.meant) == 1 and entry.why is Why.SYNONYM}
    assert {"na", "ô", "lạc", "thơm", "bắp", "dầu", "trái"} <= ambiguous_words()
    assert single & ambiguous_words() == set()


@pytest.mark.parametrize(
    ("word", "so"), [("hat", True), ("banh", True), ("nghieng", True), ("rice", False), ("pump", False), ("dried", False)]
)
def test_english_is_told_from_syllables(word: str, so: bool) -> None:
    assert is_syllable(word) is so


@pytest.mark.parametrize(
    ("word", "other"),
    [("jackfruit", "jackfruits"), ("berries", "berry"), ("berry", "berries"), ("brushes", "brush"), ("box", "boxes"), ("glass", "glass")],
)
def test_english_words_are_known_in_both_numbers(word: str, other: str) -> None:
    assert other_number(word) == other
    assert {("jackfruits",), ("jackfruit",), ("pyjama",)} <= {entry.said for entry in entries()}


def test_english_is_put_together_in_vietnamese_order() -> None:
    unlisted = lexicon().without([entry for entry in lexicon().entries if entry.said == ("dried", "mango")])
    assert translations(tokens("dried mango"), unlisted, GOODS)[0] == ("xoài", "sấy")
    assert translations(tokens("hat men"), lexicon(), GOODS) == []
    assert translations(tokens("dried zzz"), lexicon(), GOODS) == []


def test_an_english_word_that_is_a_vietnamese_one_too_gives_way_to_it() -> None:
    in_company = {" ".join(other.words): other.sureness for other in lexicon().alternatives(tokens("hat dieu"), GOODS)}
    assert not any("nón" in words or "mũ" in words for words in in_company)


def test_entries_can_be_taken_out() -> None:
    whole = Lexicon([Entry(("sắn",), ("khoai", "mì"), Why.SYNONYM)])
    assert said("sắn", whole) == ["khoai mì"]
    assert said("sắn", whole.without(whole.entries)) == []


@pytest.mark.parametrize(
    ("made", "word"),
    [
        ([Entry(("a", "b"), ("a", "b"), Why.SYNONYM)], "of itself"),
        ([Entry(("a", "b"), ("c",), Why.SYNONYM)] * 2, "2 times"),
        ([Entry(("x",), ("gỗ",), Why.SYNONYM)], "single letter"),
        ([Entry(("mua",), ("máy", "ủi"), Why.ABBREVIATION)], "a word as well"),
        ([Entry(("dứa",), ("thơm",), Why.SYNONYM)], "other senses"),
    ],
)
def test_mistakes_are_found(made: list[Entry], word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.lexicon.checking.entries", lambda: iter(made))
    assert any(word in complaint.what for complaint in complaints())


@pytest.mark.parametrize(
    ("pairs", "circles"),
    [
        (["x y", "y x"], [["x", "y"]]),
        (["x y", "y x", "x a"], [["x", "y"]]),
        (["a x", "x y", "y x"], [["x", "y"]]),
        (["b c", "c d", "d b", "b a", "a a1"], [["b", "c", "d"]]),
        (["x y", "y x", "y p", "p q", "q p"], [["p", "q"], ["x", "y"]]),
        (["x y", "y z", "x z"], []),
        (["x x"], [["x"]]),
    ],
)
def test_names_that_lead_back_are_found_wherever_else_they_lead(
    pairs: list[str], circles: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    one_way = [([(said,)], [(meant,)]) for said, meant in (pair.split() for pair in pairs)]
    monkeypatch.setattr("search.lexicon.checking.rows", lambda _name: iter(one_way))
    monkeypatch.setattr("search.lexicon.checking.entries", list)
    found = [complaint for complaint in complaints() if "leads back" in complaint.what]
    assert [complaint.about for complaint in found] == [circle[0] for circle in circles]
    assert all(f"({', '.join(circle)})" in complaint.what for complaint, circle in zip(found, circles, strict=True))


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({}, "stands 2 times in communes.csv"),
        ({"code": "99999"}, "is the name of 2 communes"),
        ({"code": "99999", "name": "Khác", "formerly": "X Cũ|X Cũ"}, "2 times among the former names"),
    ],
)
def test_mistakes_in_the_places_are_found(changed: dict[str, str], word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = places.rows("communes.csv")
    monkeypatch.setattr("search.lexicon.checking.entries", list)
    monkeypatch.setattr("search.lexicon.checking.places.rows", lambda _name: [*listed, {**listed[0], **changed}])
    assert any(complaint.is_error and word in complaint.what for complaint in complaints())


def test_a_word_without_marks_gives_way_to_the_commoner_word_typed_without_them() -> None:
    often = Vocabulary.of([tokens("Bánh tráng")] * 60 + [tokens("Bóng đá"), tokens("Trái banh nhựa")])
    ball = Lexicon([Entry(("banh",), ("bóng",), Why.SYNONYM)])
    assert ball.alternatives(["banh"], often) == []
    assert [other.words for other in ball.alternatives(["banh", "đá"], often)] == [("bóng", "đá")]


def test_words_that_collide_with_the_goods_are_listed() -> None:
    often = Vocabulary.of([tokens("Hương vị")] * 60 + [tokens("Ví da")])
    assert any(complaint.about == "ví" and "mostly vị" in complaint.what for complaint in complaints(often))


@pytest.mark.parametrize(("rows", "word"), [("unit;said\nkg;kg|ký\ng;g|ký\n", "2 times"), ("unit;said\nbao;bao\n", "is read as")])
def test_mistakes_in_units_are_found(rows: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "units.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setattr("search.lexicon.checking.DATA", tmp_path)
    assert any(word in complaint.what for complaint in complaints())
