"""What a page was asked for, read from its address. Nothing in an address is an error: what makes no sense is left out."""

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict

from catalogue.tree import Node, category_tree
from marketplace.commerce.partner.models import SellerKind
from marketplace.language.numbers import NotANumber, parse_money
from search.backends.protocol import FRESH_DAYS, OPEN_END, Filters, Sort
from search.documents import Handover
from search.pages.certificates import certificates_by_code
from search.pages.communes import commune_names
from search.pages.cursor import RANKED_PAGES
from search.text.tokens import tokens

LONGEST_QUERY = 200
MOST_COMMUNES = 20
MOST_DIGITS = 15
# Pages that have a number of their own; beyond them, and always by "next", a page is told where it begins.
LAST_PAGE = RANKED_PAGES


class View(StrEnum):
    """How results are laid out."""

    GRID = "grid"
    LIST = "list"
    MAP = "map"


@dataclass(frozen=True)
class Asked:
    """A question to the result page; `literal` asks for exactly the words typed, `all_communes` opens that facet in full.

    `after` is where the page begins, see cursor.py; without it, `page` counts from the top.
    """

    text: str = ""
    category: Node | None = None
    communes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    handover: tuple[Handover, ...] = ()
    fresh: int | None = None
    certificates: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    after: str = ""
    literal: bool = False
    # Where the buyer is; known to the session, never part of an address.
    buyer_is_in: str = ""
    all_communes: bool = False
    view: View = View.GRID

    @property
    def filters(self) -> Filters:
        """For the engine."""
        category = self.category.pk if self.category else None
        return Filters(
            category=category,
            communes=self.communes,
            kinds=self.kinds,
            price_min=self.price_min,
            price_max=self.price_max,
            handover=self.handover,
            fresh_days=self.fresh,
            certificates=self.certificates,
        )

    @property
    def chosen(self) -> int:
        """How many filters are on."""
        priced = self.price_min is not None or self.price_max is not None
        return sum(bool(part) for part in (self.communes, self.kinds, priced, self.handover, self.fresh, self.certificates))

    @property
    def says_nothing(self) -> bool:
        """Whether something was typed that has neither letters nor digits, and so narrows nothing."""
        return bool(self.text) and not tokens(self.text)

    @property
    def question(self) -> str:
        """What a list answers, whatever page of it."""
        return f"{self.category.pk if self.category else 0}?{self.query(view=View.GRID)}"

    def query(self, **changes: object) -> str:
        """The address's query with changes; the category is the address's own affair."""
        asked = replace(self, **{"page": 1, "after": "", "all_communes": False, **changes})  # type: ignore[arg-type]
        pairs: list[tuple[str, object]] = []
        if asked.text:
            pairs.append(("q", asked.text))
        pairs += [("commune", code) for code in asked.communes]
        pairs += [("kind", kind) for kind in asked.kinds]
        pairs += [("handover", way) for way in asked.handover]
        pairs += [("certificate", code) for code in asked.certificates]
        bounds = (("price_min", asked.price_min), ("price_max", asked.price_max), ("fresh", asked.fresh))
        pairs += [(name, value) for name, value in bounds if value is not None]
        if asked.sort is not Sort.RELEVANCE:
            pairs.append(("sort", asked.sort.value))
        if asked.literal:
            pairs.append(("exact", "1"))
        if asked.all_communes:
            pairs.append(("communes", "all"))
        if asked.view is not View.GRID:
            pairs.append(("view", asked.view.value))
        if asked.page > 1:
            pairs.append(("page", asked.page))
        if asked.after:
            pairs.append(("after", asked.after))
        return urlencode(pairs)


def read(query: QueryDict, category: Node | None = None) -> Asked:
    """The question in an address."""
    tree = category_tree()
    price_min, price_max = _prices(query)
    return Asked(
        text=query.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY],
        category=category or tree.by_slug.get(query.get("category", "")),
        communes=_communes(query.getlist("commune")),
        kinds=tuple(kind for kind in SellerKind.values if kind in query.getlist("kind")),
        price_min=price_min,
        price_max=price_max,
        handover=tuple(way for way in Handover if way in query.getlist("handover")),
        fresh=next((days for days in FRESH_DAYS if query.get("fresh") == str(days)), None),
        certificates=_certificates(query.getlist("certificate")),
        sort=_sort(query.get("sort", "")),
        page=_page(query.get("page", "")),
        after=query.get("after", ""),
        literal=query.get("exact") == "1",
        all_communes=query.get("communes") == "all",
        view=next((view for view in View if query.get("view") == view), View.GRID),
    )


def _prices(query: QueryDict) -> tuple[int | None, int | None]:
    """The bounds of the price; turned round where they were put in the other's field, as in words."""
    low, high = _money(query.get("price_min", "")), _money(query.get("price_max", ""))
    return (high, low) if low is not None and high is not None and low > high else (low, high)


def _money(typed: str) -> int | None:
    try:
        amount = int(parse_money(typed))
    except (NotANumber, ArithmeticError, ValueError):
        return None
    return amount if 0 <= amount < OPEN_END else None


def _communes(typed: list[str]) -> tuple[str, ...]:
    """Codes of the exchange's communes, in the order in which they were chosen; the names are read for those only who ask."""
    names = commune_names() if typed else {}
    return tuple(code for code in dict.fromkeys(typed) if code in names)[:MOST_COMMUNES]


def _certificates(typed: list[str]) -> tuple[str, ...]:
    """Codes that there are, in the order of lists; the names are read for those only who ask."""
    return tuple(code for code in certificates_by_code() if code in typed) if typed else ()


def _sort(typed: str) -> Sort:
    try:
        return Sort(typed)
    except ValueError:
        return Sort.RELEVANCE


def _page(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < MOST_DIGITS:
        return min(max(int(typed), 1), LAST_PAGE)
    return 1
