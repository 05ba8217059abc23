"""Two officers put words in force at the same moment: what does not go together does not come in force together."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from search.lexicon.actions import publish_words as module
from search.lexicon.actions.draft_words import draft_words
from search.lexicon.actions.publish_words import publish_words
from search.lexicon.errors import WordsRefused
from search.models import AddedWords, WordsKind
from tests.factories.people import officer
from tests.races.rivals import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("only_postgresql", "unhurried_checks")]

LONG_ENOUGH_TO_MEET = 0.5
SAME = [("kẹo đôi", "kẹo dừa", WordsKind.SYNONYM)] * 2
OPPOSITE = [("kẹo vòng", "kẹo dừa", WordsKind.ONE_WAY), ("kẹo dừa", "kẹo vòng", WordsKind.ONE_WAY)]
Pair = list[tuple[str, str, str]]


@pytest.fixture
def unhurried_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every officer's check takes a while to come to its end, so that two that run beside each other meet."""
    check = module.check

    def slowly(*about: Any) -> None:
        check(*about)
        time.sleep(LONG_ENOUGH_TO_MEET)

    monkeypatch.setattr(module, "check", slowly)


def publishing(said: str, meant: str, kind: str) -> Callable[[], int]:
    """1 when the words came in force, 0 when they were refused."""
    by = officer()
    words = draft_words(kind=kind, said=said, meant=meant, note="Bà con gọi vậy", by=by)

    def run() -> int:
        try:
            publish_words(words, by=by)
        except WordsRefused:
            return 0
        return 1

    return run


@pytest.mark.parametrize("pair", [SAME, OPPOSITE], ids=["same", "opposite"])
def test_one_of_two_officers_puts_them_in_force(pair: Pair) -> None:
    assert sorted(at_once(*[publishing(*words) for words in pair])) == [0, 1]
    assert AddedWords.objects.in_force().count() == 1


@pytest.mark.parametrize("pair", [SAME, OPPOSITE], ids=["same", "opposite"])
def test_control_who_does_not_wait_for_others_puts_both_in_force(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "wait_for_other_publishers", lambda: None)
    assert at_once(*[publishing(*words) for words in pair]) == [1, 1]
