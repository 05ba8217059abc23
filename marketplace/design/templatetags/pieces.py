"""The tags that pages are made with. What each draws is shown with all its states at /design/."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.http import QueryDict
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from marketplace.design.figures import lay_out_areas, lay_out_bars
from marketplace.design.shapes import Area, Bar, FilterChoice, FilterGroup
from marketplace.language.dates import format_day, format_moment, say_ago, say_left, vietnam_day
from marketplace.language.numbers import NO_BREAK, format_money, format_money_range, format_number, format_percent, format_quantity

register = template.Library()

CHECKED = SafeString(" checked")
KINDS_OF_FIRM = re.compile(
    r"^(hợp tác xã|htx|hộ kinh doanh|hkd|công ty( tnhh| cổ phần| cp)?|doanh nghiệp tư nhân|dntn|cơ sở)\s+", re.IGNORECASE
)


def _language() -> str:
    return get_language() or "vi"


@register.simple_tag
def icon(name: str, kind: str = "", label: str = "") -> SafeString:
    """`{% icon "cart" %}`, decorative; with `label` it is read aloud. `kind`: "large" or "filled"."""
    return _drawn_icon(name, kind, str(label))


@lru_cache(maxsize=500)
def _drawn_icon(name: str, kind: str, label: str) -> SafeString:
    """Drawn once: a page has some thirty, and finding the sheet's address costs more than the rest."""
    css = f"icon icon--{kind}" if kind else "icon"
    address = f"{static('img/icons.svg')}#{name}"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"></use></svg>', css, label, address)
    return format_html('<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', css, address)


@register.filter
def money(amount: Decimal | int | None) -> str:
    """1250000 -> "1.250.000 ₫"; nothing for None."""
    return "" if amount is None else format_money(amount, language=_language())


@register.filter
def number(value: Decimal | int | float | None) -> str:
    return "" if value is None else format_number(value, language=_language())


@register.filter
def percent(share: Decimal | float | None, places: int = 0) -> str:
    return "" if share is None else format_percent(share, places, language=_language())


@register.simple_tag
def quantity(value: Decimal | int | float, unit: str = "") -> str:
    """`{% quantity line.quantity offer.unit %}` -> "2,5 kg"."""
    return format_quantity(value, unit, language=_language())


@register.inclusion_tag("components/price.html")
def price(amount: Decimal | int | None, unit: str = "", *, high: Decimal | int | None = None, kind: str = "") -> dict[str, Any]:
    """Price with unit: `{% price 250000 "kg" %}`, a range with `high`, "price on request" for None; `kind`: "large"."""
    shown = None
    if amount is not None:
        shown = format_money(amount, language=_language()) if high is None else format_money_range(amount, high, language=_language())
    return {"shown": shown, "unit": unit, "kind": kind}


@register.filter
def day(moment: dt.date | None) -> SafeString | str:
    """A day as "22/11/2026" in a `<time>`."""
    return "" if moment is None else _time(moment, format_day(moment), exact=False)


@register.filter
def moment(when: dt.datetime | None) -> SafeString | str:
    """As people say it: "today 14:05", "yesterday 9:30", else day and time; exact on hover."""
    if when is None:
        return ""
    days = (vietnam_day(timezone.now()) - vietnam_day(when)).days
    local = timezone.localtime(when).strftime("%H:%M")
    if days == 0:
        said = gettext("today %(time)s") % {"time": local}
    elif days == 1:
        said = gettext("yesterday %(time)s") % {"time": local}
    elif days == -1:
        said = gettext("tomorrow %(time)s") % {"time": local}
    else:
        said = f"{local}, {format_day(when)}"
    return _time(when, said)


@register.filter
def ago(when: dt.datetime | None) -> SafeString | str:
    """ "3 days ago"; exact on hover."""
    return "" if when is None else _time(when, say_ago(when, timezone.now()))


@register.filter
def left(when: dt.datetime | None) -> SafeString | str:
    """ "3 days left" or "overdue"; exact on hover."""
    return "" if when is None else _time(when, say_left(when, timezone.now()))


def _time(when: dt.date, said: str, *, exact: bool = True) -> SafeString:
    title = format_moment(when) if exact and isinstance(when, dt.datetime) else ""
    stamp = when.isoformat()
    if title and title != said:
        return format_html('<time datetime="{}" title="{}">{}</time>', stamp, title, said)
    return format_html('<time datetime="{}">{}</time>', stamp, said)


@register.inclusion_tag("components/freshness.html")
def freshness(confirmed_at: dt.datetime, *, stale: bool = False, aging_after: int = 20) -> dict[str, Any]:
    """When the seller last confirmed an offer. Whether it is stale is the offer's to say."""
    days = (timezone.now() - confirmed_at).days
    return {"confirmed_at": confirmed_at, "kind": "stale" if stale else "aging" if days >= aging_after else "live"}


@register.inclusion_tag("components/tag.html")
def tag(words: str, kind: str = "", icon: str = "") -> dict[str, Any]:
    """A status in words. `kind`: good, wait, bad, news, sun or nothing."""
    return {"words": words, "kind": kind, "icon": icon}


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """This page's query with the changes; an empty value takes the key away: `{% with_query page=2 %}`."""
    query: QueryDict = context["request"].GET.copy()
    for key, value in changes.items():
        if value in (None, ""):
            query.pop(key, None)
        else:
            query[key] = str(value)
    encoded = query.urlencode()
    return f"?{encoded}" if encoded else "?"


@register.simple_tag(takes_context=True)
def current(context: template.Context, address: str, *, inside: bool = False) -> SafeString:
    """`aria-current="page"` when the page shown is this address, or with `inside` lies below it."""
    path = context["request"].path if "request" in context else ""
    here = path == address or (inside and bool(address) and path.startswith(address))
    return SafeString(' aria-current="page"') if here else SafeString("")


@register.simple_tag
def choices(group: FilterGroup) -> SafeString:
    """The boxes of one group of filters; drawn here because a page has dozens of them."""
    kind = "radio" if group.single else "checkbox"
    return format_html_join(
        "",
        '<label class="check"><input type="{}" name="{}" value="{}"{}><span class="check__text">{}</span>{}</label>',
        ((kind, group.name, choice.value, CHECKED if choice.chosen else "", choice.label, _count_of(choice)) for choice in group.choices),
    )


def _count_of(choice: FilterChoice) -> SafeString | str:
    return "" if choice.count is None else format_html('<span class="check__count">{}</span>', counted(choice))


@register.filter
def counted(choice: Any) -> str:
    """The count of a choice, a link or a place: "≥ 120" where counting stopped; nothing where nothing was counted."""
    return f"≥{NO_BREAK}{number(choice.count)}" if choice.count and choice.at_least else number(choice.count)


@register.filter
def pages_around(page: Any) -> list[int | str]:
    """Page numbers to show, with "…" for gaps."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def is_check(field: BoundField) -> bool:
    """A single box is drawn with its label behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def initial_of(name: str) -> str:
    """The letter on a seller's sign: of the given name of the firm, behind "Hợp tác xã", "Hộ kinh doanh" and the like."""
    shortened = KINDS_OF_FIRM.sub("", name.strip())
    return (shortened or name)[:1].upper()


@register.filter
def no_break(text: str) -> str:
    """Words that must stay on one line."""
    return str(text).replace(" ", NO_BREAK)


@register.inclusion_tag("components/bars.html")
def bars(rows: Sequence[Bar], title: str, heading: str, measure: str) -> dict[str, Any]:
    """`{% bars rows title heading measure %}`: bars one below the other; heading and measure head the table."""
    return {**lay_out_bars(rows), "title": title, "heading": heading, "measure": measure}


@register.inclusion_tag("components/map.html")
def area_map(areas: Sequence[Area], view_box: str, title: str, heading: str, measure: str) -> dict[str, Any]:
    """`{% area_map areas view_box title heading measure %}`: five shades by value."""
    return {**lay_out_areas(areas), "view_box": view_box, "title": title, "heading": heading, "measure": measure}
