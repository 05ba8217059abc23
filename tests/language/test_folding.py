import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.language.folding import fold, normalise, words

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệ"
    "ìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ \u0300\u0301\u0303\u0309\u0323"
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Mãng cầu Bà Đen", "mang cau ba den"),
        ("BÁNH TRÁNG PHƠI SƯƠNG", "banh trang phoi suong"),
        ("đường Điện Biên Phủ", "duong dien bien phu"),
        ("Đắk Lắk", "dak lak"),
        ("", ""),
        ("500 ML ₫", "500 ml ₫"),
    ],
)
def test_folding_takes_tones_and_hats_off(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.one_of(st.text(), VIETNAMESE))
def test_folding_is_equal_for_composed_and_decomposed_text_and_idempotent(text: str) -> None:
    folded = fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)


@given(VIETNAMESE)
def test_folded_vietnamese_is_plain_ascii(text: str) -> None:
    assert fold(text).isascii()


@given(st.one_of(st.text(), VIETNAMESE))
def test_normalising_is_idempotent_and_changes_no_folded_letter_but_i_and_y(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert fold(once).replace("y", "i") == fold(text).replace("y", "i")


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("hoà", "hòa"),
        ("Hoà Thành", "hòa thành"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("huỷ đơn", "hủy đơn"),
        ("quý", "quý"),
        ("quỳ", "quỳ"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("quế", "quế"),
        ("hoàn", "hoàn"),
        ("tòan", "toàn"),
        ("ngoài", "ngoài"),
        ("ngòai", "ngoài"),
        ("khuỷu", "khuỷu"),
        ("thuyền", "thuyền"),
        ("loét", "loét"),
        ("mùa", "mùa"),
        ("mỳ", "mì"),
        ("giầy", "giày"),
        ("Mỹ Quí", "mỹ quý"),
        ("mỹ", "mỹ"),
        ("hòa", "hòa"),
    ],
)
def test_one_spelling_of_each_word_remains(typed: str, normal: str) -> None:
    assert normalise(typed) == normal
    assert normalise(unicodedata.normalize("NFD", typed)) == normal


def test_words_come_folded_without_punctuation() -> None:
    assert words("Phường Gò Dầu, (Tây Ninh)") == ["phuong", "go", "dau", "tay", "ninh"]
