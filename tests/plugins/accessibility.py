"""axe-core (carried by axe-playwright-python, nothing is fetched) over a page that is open in the browser."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import pytest
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = "(rules) => axe.run(document, { runOnly: { type: 'tag', values: rules } })"


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def faults_of() -> Callable[[Page], list[str]]:
    """What axe finds on the page as it stands, one line per element: `assert faults_of(page) == []`."""

    def look(page: Page) -> list[str]:
        page.evaluate(_axe())
        found = page.evaluate(ASK, RULES)
        assert found["passes"], "axe looked at nothing"
        return [f"{fault['id']}: {node['html'][:160]}" for fault in found["violations"] for node in fault["nodes"]]

    return look
