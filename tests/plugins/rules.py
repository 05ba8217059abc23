"""What a process remembers of the rules is forgotten between tests, which change rules and roll back."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _rules_read_anew() -> None:
    from marketplace.rules.memory import forget

    forget()
