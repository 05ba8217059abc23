"""What the documents list is what there is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DECISIONS = ROOT / "docs" / "decisions"
READ = re.compile(r'environ\.get\(\s*"([A-Z_]+)"')


def test_every_decision_is_listed_under_its_title() -> None:
    listed = re.findall(r"^- \[(.+)\]\((.+)\)$", (DECISIONS / "README.md").read_text(), re.MULTILINE)
    pages = [page for page in DECISIONS.glob("*.md") if page.name != "README.md"]
    assert sorted(listed) == sorted((page.read_text().partition("\n")[0].removeprefix("# "), page.name) for page in pages)


def test_every_variable_that_the_commands_of_a_checkout_read_is_documented() -> None:
    modules = [*(ROOT / "deploy").rglob("*.py"), *(ROOT / "tests" / "bench").rglob("*.py"), *(ROOT / "tests" / "plugins").rglob("*.py")]
    read = {name for module in modules for name in READ.findall(module.read_text())} - {"PATH"}
    assert {"CHROMIUM", "DATABASE_URL", "PROOF_SCALE", "BENCH_OFFERS"} <= read
    document = (ROOT / "docs" / "deployment.md").read_text()
    assert [name for name in sorted(read) if f"`{name}`" not in document] == []
