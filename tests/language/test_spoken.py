import pytest

from marketplace.language.spoken import LARGEST, say_money, say_number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (101, "một trăm lẻ một"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm lẻ năm"),
        (79_000, "bảy mươi chín nghìn"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (2_000_000_000, "hai tỷ"),
        (1_000_000_001, "một tỷ không trăm lẻ một"),
        (1_234_567_891, "một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt"),
        (-7, "âm bảy"),
    ],
)
def test_numbers_are_said_as_people_say_them(number: int, said: str) -> None:
    assert say_number(number) == said


def test_money_ends_in_dong() -> None:
    assert say_money(1_250_000) == "một triệu hai trăm năm mươi nghìn đồng"


def test_a_number_too_large_to_say_is_refused() -> None:
    with pytest.raises(ValueError):
        say_number(LARGEST)
