"""The table of environment variables in docs/deployment.md, written from what the code reads.

`python -m deploy.environment_table` rewrites it; a test keeps the two equal.
"""

from __future__ import annotations

from pathlib import Path

from marketplace.settings.environment import VARIABLES

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "deployment.md"
BEGIN = "<!-- environment: begin -->\n"
END = "<!-- environment: end -->"


def table() -> str:
    """The variables as a Markdown table, in the order of the code."""
    rows = ["| Variable | Default | Needed | Meaning |", "|---|---|---|---|"]
    for variable in VARIABLES:
        default = f"`{variable.default}`" if variable.default else ""
        needed = "in production" if variable.required else ""
        meaning = variable.meaning + (" **Secret.**" if variable.secret else "")
        rows.append(f"| `{variable.name}` | {default} | {needed} | {meaning} |")
    return "\n".join(rows) + "\n"


def with_table(document: str) -> str:
    """The document with the present table between its marks."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{table()}{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(with_table(DOCUMENT.read_text()))
