"""axe-core (carried by axe-playwright-python, nothing is fetched) over a page that is open in the browser."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import pytest
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of what is in order only the number of rules is asked for: saying where each good element stands takes longer than all the looking.
ASK = """(rules) => axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }).then((found) => ({
    passes: found.passes.length,
    faults: found.violations.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${node.html.slice(0, 160)}`)),
}))"""


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
        return list(found["faults"])

    return look
