from hypothesis import given
from hypothesis import strategies as st

from marketplace.language.slugs import slug


def test_vietnamese_titles_have_plain_addresses() -> None:
    assert slug("Đặc sản") == "dac-san"
    assert slug("  Bánh tráng phơi sương – Trảng Bàng (500g) ") == "banh-trang-phoi-suong-trang-bang-500g"
    assert slug("Đặc sản", allow_unicode=True) == "dac-san"


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)
