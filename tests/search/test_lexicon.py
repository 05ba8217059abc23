"""What goods are called otherwise, and that the files which say so are sound."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from search.lexicon import Lexicon, lexicon
from search.lexicon.checking import complaints
from search.lexicon.english import is_syllable, other_number, translations
from search.lexicon.lexicon import DATA, Entry, ambiguous_words, entries
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


def test_words_that_collide_with_the_goods_are_listed() -> None:
    often = Vocabulary.of([tokens("Hương vị")] * 60 + [tokens("Ví da")])
    assert any(complaint.about == "ví" and "mostly vị" in complaint.what for complaint in complaints(often))


@pytest.mark.parametrize(
    ("file", "rows", "word"),
    [
        ("units.csv", "unit;said\nkg;kg|ký\ng;g|ký\n", "2 times"),
        ("units.csv", "unit;said\nbao;bao\n", "is read as"),
        ("certificates.csv", "name;said\nGAP;gap|gap\n", "2 times"),
        ("certificates.csv", "name;said\nOCOP;ocop.vn\n", "is read as"),
    ],
)
def test_mistakes_in_units_and_certificates_are_found(
    file: str, rows: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("units.csv", "certificates.csv"):
        (tmp_path / name).write_text(rows if name == file else (DATA / name).read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("search.lexicon.checking.DATA", tmp_path)
    assert any(word in complaint.what for complaint in complaints())
