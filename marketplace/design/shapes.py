"""What pages hand to the pieces: plain, typed, made by the room that knows the thing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

# Text as it is or a lazy translation of it.
Words = Any


@dataclass(frozen=True)
class Picture:
    """A picture in several widths: `sources` for the browser to choose from ("/media/a-320.webp 320w, …")."""

    url: str
    sources: str = ""
    alt: str = ""


@dataclass(frozen=True)
class OfferCard:
    """components/offer_card.html.

    `price` None means price on request; `mark` is a short word on the picture ("OCOP 4"); fewer units than `smallest` are not sold.
    """

    title: Words
    url: str
    seller: str
    place: str
    price: Decimal | int | None = None
    price_high: Decimal | int | None = None
    unit: str = ""
    smallest: int = 1
    picture: Picture | None = None
    icon: str = "goods"
    confirmed_at: dt.datetime | None = None
    stale: bool = False
    mark: str = ""
    certificate: str = ""
    add_url: str = ""


@dataclass(frozen=True)
class SellerLine:
    """components/seller_line.html: who sells. `checked_at` is when an officer checked the papers."""

    name: Words
    url: str = ""
    kind: str = ""
    place: str = ""
    checked_at: dt.date | None = None
    checked_by: str = ""
    answers_within: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Step:
    """One step of a timeline. `state`: "done", "now", "later" or "bad"."""

    title: Words
    state: str = "later"
    when: dt.datetime | None = None
    note: Words = ""


@dataclass(frozen=True)
class Task:
    """One line of a task list: `status` in words, `kind` as for a status tag; without `url` it cannot start yet."""

    title: Words
    status: Words
    kind: str = ""
    url: str = ""
    note: Words = ""


@dataclass(frozen=True)
class Crumb:
    """One step of the way here; the last one has no address."""

    name: Words
    url: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; `shown` is the value as words ("1.250.000 ₫")."""

    label: Words
    value: float
    shown: str = ""
    url: str = ""


@dataclass(frozen=True)
class Area:
    """One area of a map: `path` is SVG path data in the map's own units, `value` a count."""

    name: Words
    path: str
    value: int = 0
    shown: str = ""
    url: str = ""


@dataclass(frozen=True)
class Section:
    """One entry of a room's navigation; `group` begins a group, `short` is what fits under the thumb."""

    name: Words
    url: str
    icon: str
    count: int = 0
    exact: bool = False
    group: Words = ""
    short: Words = ""


@dataclass(frozen=True)
class FilterGroup:
    """One group of the filter drawer: a facet with its choices, or with links where each is a page of its own.

    `name` is the key in the query. `typed` is the key of a box for places that the choices leave out, `more_url` the page with all choices.
    """

    name: str
    label: Words
    choices: Sequence["FilterChoice"] = field(default_factory=tuple)
    single: bool = False
    opened: bool = True
    links: Sequence["FilterLink"] = field(default_factory=tuple)
    typed: str = ""
    more_url: str = ""
    more_label: Words = ""


@dataclass(frozen=True)
class FilterChoice:
    """One box. `count` None says nothing; `at_least`: there may be more."""

    value: str
    label: Words
    count: int | None = None
    chosen: bool = False
    at_least: bool = False


@dataclass(frozen=True)
class FilterLink:
    """A link that narrows. `depth` indents it; `share` of ten is how long its bar is, -1 for none; `at_least`: there may be more."""

    label: Words
    url: str
    count: int | None = None
    chosen: bool = False
    depth: int = 0
    share: int = -1
    at_least: bool = False
