"""Back, next, and the numbers of the first pages.

Numbers stand as far as people leaf through: they come back to "page 3" and to the beginning. Beyond, only the next page makes sense, and
back and next always go by cursor, so that goods that are written meanwhile neither repeat nor hide others.
"""

from dataclasses import dataclass

from django.core.paginator import Paginator

from search.pages.asked import LAST_PAGE, Asked
from search.pages.cursor import Cursor, write
from search.pages.found import PAGE_SIZE, Found
from search.pages.narrowing import address


@dataclass(frozen=True)
class Numbered:
    """A number with its address; a gap has neither."""

    number: int = 0
    url: str = ""


@dataclass(frozen=True)
class Pager:
    """What templates/search/pager.html draws."""

    number: int
    numbers: list[Numbered]
    next_url: str = ""
    previous_url: str = ""


def pager(asked: Asked, found: Found) -> Pager | None:
    """The pager; None where one page shows everything."""
    if not found.next and not found.previous:
        return None
    number = found.begins.number
    if number > LAST_PAGE:
        shown: list[int | str] = [1, "…", number]
    else:
        last = max(min(found.listed, LAST_PAGE * PAGE_SIZE), number * PAGE_SIZE)
        shown = list(Paginator(range(last), PAGE_SIZE).get_elided_page_range(number, on_each_side=1, on_ends=1))
    numbers = [Numbered(each, address(asked, page=each)) if isinstance(each, int) else Numbered() for each in shown]
    return Pager(number, numbers, _address(asked, found.next), _address(asked, found.previous))


def _address(asked: Asked, cursor: Cursor | None) -> str:
    if cursor is None:
        return ""
    return address(asked) if cursor.number == 1 else address(asked, after=write(cursor, asked.question))
