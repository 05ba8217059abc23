"""Pages speak Vietnamese in tests: the catalogue is compiled once, before the first of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from marketplace.language.catalogues import compile_fragments

LOCALE = Path(__file__).resolve().parents[2] / "marketplace" / "locale"


def pytest_configure(config: pytest.Config) -> None:
    """Only in the process that starts the workers: they all read the same file."""
    if not hasattr(config, "workerinput"):
        compile_fragments(LOCALE)
