"""The document of lifecycles says what the code does, and every lifecycle can be left and reached."""

from pathlib import Path

import pytest

from marketplace.lifecycles import Lifecycle, lifecycles
from marketplace.lifecycles.printing import document

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "lifecycles.md"


def test_document_equals_the_code() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run: python manage.py print_lifecycles"


def test_every_room_with_states_has_its_lifecycle() -> None:
    assert {"registration", "seller", "enforcement", "offer", "order"} <= set(lifecycles())


@pytest.mark.parametrize("name", list(lifecycles()))
def test_every_state_can_be_reached(name: str) -> None:
    lifecycle: Lifecycle = lifecycles()[name]
    reached, waiting = {lifecycle.initial}, [lifecycle.initial]
    while waiting:
        after = set(lifecycle.table.get(waiting.pop(), {}).values()) - reached
        reached |= after
        waiting += after
    assert reached == set(lifecycle.states.values)
