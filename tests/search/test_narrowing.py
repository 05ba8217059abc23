"""Whatever narrows a list can be taken away, alone and all at once, and what was searched for stays."""

from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.backends.protocol import Filters
from search.documents import Handover
from search.pages.asked import Asked, read
from search.pages.found import ask
from search.pages.narrowing import chosen_chips, cleared, without
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding import Understood
from search.understanding.reading import understand, understand_literally

GOODS = Vocabulary.of([tokens(title) for title in ("Máy bơm nước", "Xoài sấy dẻo", "Xoài sấy giòn", "Thanh long Châu Thành", "Gạo ngon")])
GOODS.certificates = frozenset(["ocop", "ocop-4", "vietgap", "organic"])
MOST_PRESSES = 15
PRICES = ("dưới 3 triệu", "trên 1 triệu", "giá 50k", "từ 20k đến 50k", "200k trở lên", "50-100k", "dưới", "giá", "50k", "3", "từ", "-")
PLACES = ("gần Gò Dầu", "ở huyện Tân Biên", "Trảng Bàng", "xã Hưng Thuận", "ở Tây Ninh", "Châu Thành", "gần", "Gò", "Dầu", "xã", ",")
CERTIFICATES = ("ocop 4 sao", "ocop 4*", "chuẩn vietgap", "chứng nhận hữu cơ", "hữu cơ", "đạt", "sản phẩm", "và", "ocop", "tem")
WORDS = ("máy bơm", "xoàii sấy", "gạo", "cty", "2hp", "đ", "\x00", "%")
TEXTS = st.lists(st.sampled_from([*PRICES, *PLACES, *CERTIFICATES, *WORDS]), max_size=8).map(" ".join)
MADE_UP = st.builds(
    Asked,
    text=TEXTS.map(str.strip),
    communes=st.sampled_from([(), ("25654",), ("25459", "25654")]),
    kinds=st.sampled_from([(), ("household",)]),
    price_min=st.sampled_from([None, 5_000]),
    handover=st.sampled_from([(), tuple(Handover)]),
    fresh=st.sampled_from([None, 7]),
    certificates=st.sampled_from([(), ("vietgap",), ("ocop", "vietgap")]),
    literal=st.booleans(),
)
# As a page is asked, by its address: what an address cannot carry (NUL) is gone before anything is understood.
QUESTIONS = MADE_UP.map(lambda asked: followed(asked.query()))


def meaning(asked: Asked) -> Understood:
    return understand_literally(asked.text, GOODS) if asked.literal else understand(asked.text, GOODS)


def narrows(asked: Asked) -> bool:
    return bool(chosen_chips(asked, meaning(asked))) or ask(asked, meaning(asked)).filters != Filters()


def followed(url: str) -> Asked:
    return read(QueryDict(urlsplit(url).query))


@pytest.mark.django_db
@given(QUESTIONS, st.data())
def test_filters_go_in_any_order_and_leave_the_words(asked: Asked, data: st.DataObject) -> None:
    words = meaning(asked).words
    for _press in range(MOST_PRESSES):
        if not (chips := chosen_chips(asked, meaning(asked))):
            break
        asked = followed(data.draw(st.sampled_from(chips), "chip").url)
        assert meaning(asked).words == words
    assert not narrows(asked)


@pytest.mark.django_db
@given(QUESTIONS)
def test_all_filters_go_at_once_and_leave_the_words(asked: Asked) -> None:
    left = followed(cleared(asked, meaning(asked)))
    assert not narrows(left)
    assert meaning(left).words == meaning(asked).words


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "facets", "left"),
    [
        ("máy bơm dưới 3 triệu gần Gò Dầu", ["prices"], "máy bơm gần gò dầu"),
        ("máy bơm dưới 3 triệu gần Gò Dầu", ["communes"], "máy bơm dưới 3 triệu"),
        ("máy bơm dưới 3 triệu gần Gò Dầu", ["communes", "prices"], "máy bơm"),
        ("máy bơm trên 1 triệu dưới 3 triệu", ["prices"], "máy bơm"),
        ("máy bơm gần Gò Dầu ở Trảng Bàng", ["communes"], "máy bơm"),
        ("gạo gò dầu dưới 50k", ["communes"], "gạo dưới 50k"),
        ("gạo ngon, dưới 50k, gần Gò Dầu", ["communes", "prices"], "gạo ngon"),
        ("Máy bơm", ["communes", "prices"], "Máy bơm"),
        ("gạo ocop 4 sao dưới 50k", ["certificates"], "gạo dưới 50k"),
        ("gạo ocop 4 sao dưới 50k", ["prices"], "gạo ocop 4 sao"),
        ("gạo ocop 4 sao dưới 50k gần Gò Dầu", ["communes", "prices"], "gạo ocop 4 sao"),
        ("gạo ocop 4 sao dưới 50k gần Gò Dầu", ["communes", "certificates", "kinds"], "gạo dưới 50k"),
        ("gạo ocop và vietgap", ["certificates"], "gạo"),
        ("Gạo", ["certificates"], "Gạo"),
    ],
)
def test_what_is_said_of_a_filter_goes_whole_and_nothing_else(text: str, facets: list[str], left: str) -> None:
    asked = Asked(text=text)
    assert followed(without(asked, meaning(asked), facets)).text == left


@pytest.mark.django_db
def test_a_filter_set_beside_the_words_takes_what_they_say_of_it_with_it() -> None:
    asked = Asked(text="máy bơm dưới 3 triệu gần Gò Dầu", price_min=5_000, communes=("25459",))
    assert [followed(chip.url).text for chip in chosen_chips(asked, meaning(asked))] == ["máy bơm dưới 3 triệu", "máy bơm gần gò dầu"]
