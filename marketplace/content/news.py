"""News, as the rest of the exchange asks for it: where its list stands, and what search engines may read."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from marketplace.content.models import NewsIndexPage, NewsPage

# The foot of every page asks; the first piece may be linked to a minute late.
CACHE_SECONDS = 60


@dataclass
class Published:
    """One page in the languages in which it is written: its addresses by language code, and when it last changed."""

    addresses: dict[str, str] = field(default_factory=dict)
    changed: dt.datetime | None = None


def news_link(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `news_url`, the list of news in the language of the page; empty where there is none yet."""
    return {"news_url": SimpleLazyObject(lambda: _kept_address(get_language() or "vi"))}


def published_news() -> list[Published]:
    """Pieces of news by age, before them the lists they stand in. What only shows another page's words is left out."""
    pieces = _written(NewsPage.objects.all())
    lists = _written(NewsIndexPage.objects.filter(path__in={piece.path[: -NewsPage.steplen] for piece in pieces}))
    found: dict[Any, Published] = {}
    looked_up = SimpleNamespace()  # where Wagtail keeps the roots of its sites between one page and the next
    for page in [*lists, *pieces]:
        one = found.setdefault(page.translation_key, Published())
        one.addresses[page.locale.language_code] = page.get_url_parts(looked_up)[2]
        one.changed = max(filter(None, (one.changed, page.last_published_at)), default=None)
    return list(found.values())


def _written(pages: Any) -> Iterable[Page]:
    return list(pages.live().public().filter(alias_of=None).select_related("locale").order_by("pk"))


def _kept_address(language: str) -> str:
    kept, key = caches["process"], f"news.{language}"
    address: str | None = kept.get(key)
    if address is None:
        address = _address(language)
        kept.set(key, address, CACHE_SECONDS)
    return address


def _address(language: str) -> str:
    piece = NewsPage.objects.live().filter(locale__language_code=language).first()
    shelf = piece and piece.get_parent()
    return str(shelf.get_url() or "") if shelf and shelf.live else ""
