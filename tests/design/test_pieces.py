"""The tags that pages are made with."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override
from time_machine import travel

from marketplace.design.figures import key_of, lay_out_areas, lay_out_bars, shade_of
from marketplace.design.shapes import Area, Bar

NOON = dt.datetime(2026, 11, 22, 5, 0, tzinfo=dt.UTC)  # noon in Vietnam


def draw(source: str, language: str = "vi", **context: object) -> str:
    request = RequestFactory().get("/search/", {"q": "bánh tráng", "page": "3"})
    with override(language):
        return Template("{% load pieces %}" + source).render(Context({"request": request, **context})).strip()


def words(html: str) -> str:
    return Template("{{ html|striptags }}").render(Context({"html": html})).replace("\u00a0", " ").strip()


def test_money_is_whole_dong_grouped_as_the_language_does() -> None:
    assert draw("{{ amount|money }}", amount=Decimal(1_250_000)) == "1.250.000\u00a0₫"
    assert draw("{{ amount|money }}", "en", amount=Decimal(1_250_000)) == "1,250,000\u00a0₫"
    assert draw("{{ amount|money }}", amount=None) == ""


def test_a_price_names_its_unit_its_range_or_that_it_is_asked_for() -> None:
    assert words(draw('{% price 250000 "kg" %}')) == "250.000 ₫ / kg"
    assert words(draw('{% price 50000 "kg" high=70000 %}')) == "50.000–70.000 ₫ / kg"
    assert words(draw("{% price None %}")) == "Theo báo giá"


@pytest.mark.parametrize(
    ("hours", "said"),
    [(-1, "hôm nay 11:00"), (-24, "hôm qua 12:00"), (26, "ngày mai 14:00"), (-24 * 9, "12:00, 13/11/2026")],
)
@travel(NOON, tick=False)
def test_moments_are_said_as_people_say_them_and_exact_on_hover(hours: int, said: str) -> None:
    when = timezone.now() + dt.timedelta(hours=hours)
    html = draw("{{ when|moment }}", when=when)
    assert words(html) == said
    assert f'datetime="{when.isoformat()}"' in html


@travel(NOON, tick=False)
def test_freshness_says_when_and_whether_it_is_too_long_ago() -> None:
    now = timezone.now()
    assert words(draw("{% freshness at %}", at=now - dt.timedelta(days=3))) == "Xác nhận 3 ngày trước"
    assert "fresh--aging" in draw("{% freshness at %}", at=now - dt.timedelta(days=25))
    assert words(draw("{% freshness at stale=True %}", at=now - dt.timedelta(days=40))) == "Chưa xác nhận lại từ 13/10/2026"


def test_a_link_to_another_page_keeps_what_was_searched_for() -> None:
    assert draw("{% with_query page=4 %}") == "?q=b%C3%A1nh+tr%C3%A1ng&amp;page=4"
    assert draw('{% with_query page="" %}') == "?q=b%C3%A1nh+tr%C3%A1ng"


def test_the_page_one_is_on_is_marked() -> None:
    assert draw('{% current "/search/" %}') == 'aria-current="page"'
    assert draw('{% current "/" %}') == ""
    assert draw('{% current "/sea" inside=True %}') == 'aria-current="page"'


def test_an_icon_is_silent_unless_it_says_something() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "cart" %}')
    assert 'aria-label="Bỏ"' in draw('{% icon "close" label="Bỏ" %}')


def test_words_of_others_are_never_taken_for_markup() -> None:
    assert "<b>" not in draw('{% tag words "good" %}{{ words|initial_of }}', words="<b>x</b>")


@pytest.mark.parametrize(("name", "letter"), [("Hợp tác xã Bánh tráng", "B"), ("Công ty TNHH Đồng Tiến", "Đ"), ("  an", "A"), ("HTX", "H")])
def test_a_sign_shows_the_letter_of_the_name_not_of_the_kind_of_firm(name: str, letter: str) -> None:
    assert draw("{{ name|initial_of }}", name=name) == letter


def test_bars_are_as_long_as_their_values_say() -> None:
    bars = lay_out_bars([Bar("a", 50), Bar("b", 100), Bar("c", 0)])
    widths = [float(bar["width"]) for bar in bars["bars"]]
    assert widths == [bars["width"] / 2, bars["width"], 0]
    assert lay_out_bars([])["bars"] == []


def test_shades_of_a_map_run_from_nothing_to_the_largest() -> None:
    areas = lay_out_areas([Area("a", "M0 0", 0), Area("b", "M0 0", 25), Area("c", "M0 0", 26), Area("d", "M0 0", 100)])
    assert [area["shade"] for area in areas["areas"]] == [0, 1, 2, 4]
    assert [area["shade"] for area in lay_out_areas([Area("a", "M0 0", 0)])["areas"]] == [0]


@pytest.mark.parametrize(
    ("largest", "key"),
    [
        (0, ["0"]),
        (1, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (7, ["0", "1", "2–3", "4–5", "6–7"]),
        (4_000, ["0", "1–1.000", "1.001–2.000", "2.001–3.000", "3.001–4.000"]),
    ],
)
def test_every_count_is_in_the_one_class_of_the_legend_that_it_is_coloured_by(largest: int, key: list[str]) -> None:
    told = dict(key_of(largest))
    assert list(told.values()) == key
    for value in range(largest + 1):
        ends = [int(end.replace(".", "")) for end in told[shade_of(value, largest)].split("–")]
        assert ends[0] <= value <= ends[-1]
