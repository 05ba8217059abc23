"""Marked words: those by which the search found the title, safe whatever the title says."""

import re
import time
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.pages.highlights import Marking
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding import Understood, Variant, Why
from search.understanding.reading import understand, understand_literally

TITLES = ["Cà phê rang xay", "Muối tôm Tây Ninh", "Bánh tráng phơi sương", "Bò viên", "Bơ sáp", "Khoai mì lát", "Sắn dây"]


def vocabulary() -> Vocabulary:
    known = Vocabulary()
    for title in TITLES:
        known.learn(tokens(title))
    return known


def marked(text: str, title: str) -> list[str]:
    return re.findall("<mark>(.*?)</mark>", Marking(understand(text, vocabulary())).marked(title))


@pytest.mark.parametrize(
    ("typed", "title", "found"),
    [
        ("ca phe", "Cà phê rang xay", ["Cà phê"]),
        ("cà phê", "Cà phê rang xay", ["Cà phê"]),
        ("caf phee", "Cà phê rang xay", ["Cà phê"]),
        ("muoitom", "Muối tôm Tây Ninh", ["Muối tôm"]),
        ("xay rang", "Cà phê rang xay", ["rang xay"]),
        ("banh sương", "Bánh tráng phơi sương", ["Bánh", "sương"]),
        ("bò", "Bò viên và bơ sáp", ["Bò"]),
        ("bo", "Bò viên và bơ sáp", ["Bò", "bơ"]),
        ("hoà bình", "Cam sành Hòa Bình", ["Hòa Bình"]),
        ("cà phê", unicodedata.normalize("NFD", "Cà phê rang xay"), ["Cà phê"]),
        ("cà phê", "Cà chua và cà phê", ["cà phê"]),
        ("cà phê 500gr", "Cà phê rang 500 G", ["Cà phê", "500 G"]),
        ("rau muống", "Cà phê rang xay", []),
    ],
)
def test_words_are_marked_as_they_were_found(typed: str, title: str, found: list[str]) -> None:
    assert marked(typed, title) == found


def test_another_name_of_the_goods_is_marked_too() -> None:
    said = Understood("khoai mì", (Variant(("khoai", "mì")), Variant(("sắn",), Why.SYNONYM, 0.75)))
    assert Marking(said).marked("Bột sắn dây") == "Bột <mark>sắn</mark> dây"
    assert Marking(said).marked("Khoai mì lát") == "<mark>Khoai mì</mark> lát"
    assert Marking(said).marked("Khoai lang") == "<mark>Khoai</mark> lang"


def test_without_words_nothing_is_marked() -> None:
    assert Marking(Understood()).marked("Cà phê") == ""


@pytest.mark.parametrize("title", ['<script>alert("cà phê")</script>', "cà <b>phê</b>", "a & b ' cà phê \" >", "{{ cà phê }}"])
def test_a_title_stays_text(title: str) -> None:
    made = Marking(understand_literally("cà phê script b", Vocabulary())).marked(title)
    assert re.findall("</?mark>", made)
    assert unescape(re.sub("</?mark>", "", made)) == title
    assert "<" not in re.sub("</?mark>", "", made)


@given(st.text(max_size=80), st.text(max_size=80))
def test_marks_change_nothing_but_marks(title: str, typed: str) -> None:
    made = Marking(understand_literally(typed, Vocabulary())).marked(title)
    assert not made or unescape(re.sub("</?mark>", "", made)) == unescape(unescape(unicodedata.normalize("NFC", title))) or "&" in title
    assert made.count("<mark>") == made.count("</mark>")
    assert "<" not in re.sub("</?mark>", "", made)


def test_a_whole_page_costs_less_than_a_millisecond() -> None:
    titles = [f"Bánh tráng phơi sương Trảng Bàng loại {number} gói 500 g chính gốc" for number in range(24)]
    marking = Marking(understand("banh trang phoi suong", vocabulary()))
    for title in titles:
        marking.marked(title)
    seconds = min(_timed(marking, titles) for _ in range(20))
    assert seconds < 0.001


def _timed(marking: Marking, titles: list[str]) -> float:
    started = time.perf_counter()
    for title in titles:
        marking.marked(title)
    return time.perf_counter() - started
