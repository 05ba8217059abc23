import pytest
from django.test import Client

from marketplace.rules.models import TradeLine
from marketplace.rules.trade_lines import suggest_trade_lines, trade_lines_by_code

pytestmark = pytest.mark.django_db


def codes(text: str) -> list[str]:
    return [line.code for line in suggest_trade_lines(text)]


def test_codes_of_levels_4_and_5_are_known_with_their_leading_zeros() -> None:
    assert TradeLine.objects.filter(version="2025", level=4).count() == 495
    assert TradeLine.objects.filter(version="2025", level=5).count() == 743
    assert TradeLine.objects.get(version="2025", code="01110").parent_code == "0111"


def test_a_trade_is_found_by_its_words_with_or_without_tones() -> None:
    assert codes("trồng lúa")[0] == codes("TRONG LUA")[0] == "0111"
    assert all(len(code) == 4 for code in codes("che bien"))


def test_a_finer_title_leads_to_the_code_a_registration_states() -> None:
    finer = TradeLine.objects.filter(level=5).exclude(title__in=TradeLine.objects.filter(level=4).values("title")).first()
    assert finer is not None
    assert finer.parent_code in codes(finer.title)


def test_a_code_is_found_by_its_digits() -> None:
    assert codes("0111") == ["0111"]
    assert codes("01110") == ["0111"]
    assert all(code.startswith("10") for code in codes("10"))


@pytest.mark.parametrize("text", ["", "   ", "%", "zzzz", "a" * 4000, "💥"])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert len(suggest_trade_lines(text)) <= 8


def test_chosen_codes_come_back_in_their_order_without_unknown_ones() -> None:
    assert [line.code for line in trade_lines_by_code(["0112", "xxxx", "0111", "0112"])] == ["0112", "0111"]


def test_the_address_answers_with_code_and_title(client: Client) -> None:
    answer = client.get("/nganh-nghe/suggest/", {"q": "trong lua"}).json()["results"][0]
    assert answer == {"value": "0111", "label": "Trồng lúa", "note": "0111"}
