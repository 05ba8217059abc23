"""The filter drawer: drawn once for the same question with the same counts, which many people ask."""

import time
from dataclasses import replace
from urllib.parse import urlencode

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from search.backends.protocol import Facets, Sort
from search.memory import Memory
from search.pages.asked import Asked, View
from search.pages.facets import groups, price_bars

# Some 15 KB each.
MOST_KEPT = 300
# Names of categories and places may be so old.
SECONDS_KEPT = 60

_drawn: Memory[SafeString] = Memory(MOST_KEPT)


def drawer(asked: Asked, facets: Facets, total: int, show_label: str, clear_url: str) -> SafeString:
    """The drawer of a page; `show_label` says in words what the present choice finds, `clear_url` leads to all that there is."""
    question = replace(asked, page=1, after="", buyer_is_in="")
    key = (get_language(), int(time.time() // SECONDS_KEPT), question, facets.key, show_label, clear_url)
    return _drawn.of(key, lambda: _draw(question, facets, total, show_label, clear_url))


def forget_drawers() -> None:
    """Draws every drawer anew at the next question."""
    _drawn.forget()


def _draw(asked: Asked, facets: Facets, total: int, show_label: str, clear_url: str) -> SafeString:
    context = {
        "groups": groups(asked, facets, total),
        "price_bars": price_bars(asked, facets),
        "home_province": settings.HOME_PROVINCE_CODE,
        "kept": kept(asked),
        "clear_url": clear_url,
        "count_url": count_url(asked),
        "total": show_label,
        "chosen": asked.chosen,
        "price_low": asked.price_min,
        "price_high": asked.price_max,
    }
    return render_to_string("components/filters.html", context)


def count_url(asked: Asked) -> str:
    """Where the drawer asks how many offers a choice would leave."""
    path = reverse("search_count")
    return f"{path}?{urlencode({'category': asked.category.slug})}" if asked.category else path


def kept(asked: Asked) -> list[tuple[str, str]]:
    """What the filter form carries along."""
    pairs = [
        ("q", asked.text),
        ("sort", "" if asked.sort is Sort.RELEVANCE else asked.sort.value),
        ("exact", "1" if asked.literal else ""),
        ("view", "" if asked.view is View.GRID else asked.view.value),
    ]
    return [(name, value) for name, value in pairs if value]
