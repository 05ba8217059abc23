import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from marketplace.language.ordering import name_sort_key, sort_key


def shuffled(in_order: list[str]) -> list[str]:
    mixed = list(in_order)
    random.Random(7).shuffle(mixed)
    return mixed


def test_letters_follow_the_dictionary() -> None:
    order = ["an", "ăn", "ân", "bò", "dầu", "đầu", "em", "êm", "go", "ong", "ông", "ơn", "un", "ưng", "vai", "y"]
    assert sorted(shuffled(order), key=sort_key) == order


def test_tones_come_last_within_a_syllable() -> None:
    order = ["ba", "ba ba", "bà", "bả", "bã", "bá", "bạ", "ban", "bàn"]
    assert sorted(shuffled(order), key=sort_key) == order


def test_numbers_go_by_their_value() -> None:
    order = ["Phường 1", "Phường 2", "Phường 10", "Phường An Hòa"]
    assert sorted(shuffled(order), key=sort_key) == order


def test_people_stand_under_their_given_name() -> None:
    order = ["Trần An", "Nguyễn Văn Ân", "Lê Thị Bình", "Đỗ Dung", "An Đạt"]
    assert sorted(shuffled(order), key=name_sort_key) == order


@given(st.text(alphabet="aăâdđeêioôơuưyàảãáạằếộ 019"))
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert sort_key(text.upper()) == sort_key(text)
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


@given(st.text())
def test_every_text_has_a_key_that_postgresql_can_store(text: str) -> None:
    assert "\x00" not in sort_key(text)
