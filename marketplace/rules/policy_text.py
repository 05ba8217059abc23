"""Plain text with headings, lists, tables and links, drawn as HTML: everything is escaped, nothing else is understood.

"## Heading {#anchor}", "- item", "1. item", "| cell | cell |" (first row the head), "[words](/own/address/)", "{{owner}}" alone on a line.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

HEADING = re.compile(r"## (?P<words>.+?)(?: \{#(?P<anchor>[a-z0-9-]+)\})?")
LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<address>/[\w\-/]*)\)")
NUMBERED = re.compile(r"\d+\. ")
OWNER = "{{owner}}"

Draw = Callable[[list[str]], SafeString]


def draw(body: str, *, owner: SafeString) -> SafeString:
    """The HTML of a policy; `owner` is put where the text names it, as it stands today."""
    blocks = [_block(kind, list(lines), owner) for kind, lines in groupby(body.splitlines(), key=_kind_of)]
    return mark_safe("\n".join(block for block in blocks if block))  # noqa: S308 - every block below is escaped


def headings(body: str) -> list[tuple[str, str]]:
    """(anchor, words) of every heading that can be linked to, for the table of contents."""
    found = (HEADING.fullmatch(line) for line in body.splitlines())
    return [(heading["anchor"], heading["words"]) for heading in found if heading and heading["anchor"]]


def beside(translation: str, body: str) -> str:
    """The translation, its headings with the anchors of those in `body` by their order, "en-" before: both stand on one page."""
    anchors = iter(headings(body))

    def anchored(line: str) -> str:
        anchor, _ = next(anchors, ("", "")) if HEADING.fullmatch(line) else ("", "")
        return f"{line} {{#en-{anchor}}}" if anchor else line

    return "\n".join(map(anchored, translation.splitlines()))


def _kind_of(line: str) -> str:
    if line.startswith("## "):
        return "heading"
    if line.startswith("- "):
        return "list"
    if line.startswith("| "):
        return "table"
    if NUMBERED.match(line):
        return "numbered"
    if line.strip() == OWNER:
        return "owner"
    return "text" if line.strip() else "nothing"


def _block(kind: str, lines: list[str], owner: SafeString) -> SafeString:
    drawers: dict[str, Draw] = {
        "heading": lambda found: _one_after_another(_heading(line) for line in found),
        "list": lambda found: format_html("<ul>{}</ul>", _items(line[2:] for line in found)),
        "numbered": lambda found: format_html("<ol>{}</ol>", _items(NUMBERED.sub("", line, count=1) for line in found)),
        "table": _table,
        "owner": lambda _: owner,
        "text": lambda found: format_html("<p>{}</p>", _inline(" ".join(found))),
        "nothing": lambda _: SafeString(""),
    }
    return drawers[kind](lines)


def _heading(line: str) -> SafeString:
    found = HEADING.fullmatch(line)
    if not found:
        return SafeString("")
    if found["anchor"]:
        return format_html('<h2 id="{}">{}</h2>', found["anchor"], found["words"])
    return format_html("<h2>{}</h2>", found["words"])


def _items(lines: Iterator[str]) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_inline(line),) for line in lines))


def _table(lines: list[str]) -> SafeString:
    head, *rows = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines)
    return format_html(
        '<div class="table-wrap" role="group" aria-label="{}" tabindex="0"><table class="table">'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>",
        gettext("Table"),
        format_html_join("", '<th scope="col">{}</th>', ((cell,) for cell in head)),
        format_html_join("", "<tr>{}</tr>", ((_row(row),) for row in rows)),
    )


def _row(cells: list[str]) -> SafeString:
    first, *others = cells
    return format_html(
        '<th scope="row">{}</th>{}', _inline(first), format_html_join("", "<td>{}</td>", ((_inline(cell),) for cell in others))
    )


def _inline(text: str) -> SafeString:
    """Escaped text with links to our own addresses."""
    pieces: list[SafeString] = []
    end = 0
    for link in LINK.finditer(text):
        pieces += [escape(text[end : link.start()]), format_html('<a href="{}">{}</a>', link["address"], link["words"])]
        end = link.end()
    return _one_after_another([*pieces, escape(text[end:])])


def _one_after_another(pieces: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((piece,) for piece in pieces))
