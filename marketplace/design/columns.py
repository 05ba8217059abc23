"""Columns of a list: declared once, drawn on the page and written into the file from the same declaration."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "money", "number", "percent", "day", "moment", "ago", "left", "tag"]
RIGHT = {"money", "number", "percent"}


@dataclass(frozen=True)
class Column:
    """`key` is an attribute path of the row ("seller.name"); `value` computes instead.

    `sort`: what the database orders by, empty when the list cannot be ordered by it. `link`: address of the cell.
    `mark`: the kind of a tag (good, wait, bad, news) for a row. `heading`: names the row; one per list.
    `file_only`: only in the file. `template`: draws the cell itself, with `row` and `value`.
    """

    key: str
    label: Any
    kind: Kind = "text"
    sort: str | tuple[str, ...] = ()
    value: Callable[[Any], Any] | None = None
    link: Callable[[Any], str] | None = None
    mark: Callable[[Any], str] | None = None
    heading: bool = False
    file_only: bool = False
    page_only: bool = False
    template: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        return (self.sort,) if isinstance(self.sort, str) and self.sort else tuple(self.sort)

    @property
    def right(self) -> bool:
        return self.kind in RIGHT

    def read(self, row: Any) -> Any:
        if self.value is not None:
            return self.value(row)
        found = row
        for name in self.key.split("."):
            if found is None:
                return None
            found = found[name] if isinstance(found, dict) else getattr(found, name)
        return found() if callable(found) else found


@dataclass(frozen=True)
class Cell:
    column: Column
    row: Any
    value: Any

    @property
    def link(self) -> str:
        return self.column.link(self.row) if self.column.link else ""

    @property
    def mark(self) -> str:
        return self.column.mark(self.row) if self.column.mark else ""


@dataclass(frozen=True)
class Heading:
    """A column's head: `url` turns the order, `direction` is "ascending", "descending" or nothing."""

    column: Column
    url: str
    direction: str
