"""What every page's head and foot need to know, asked for without a query where nothing is in the basket."""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

# The policies the law wants reachable from every page, by the slug of their address.
POLICIES = (
    ("quy-che-hoat-dong", _("Operating regulation")),
    ("chinh-sach-bao-mat", _("Personal data")),
    ("khieu-nai", _("Complaints")),
    ("doi-tra", _("Returns and refunds")),
    ("xep-hang-hien-thi", _("How goods are ranked")),
)

# The pages under the thumb; "home" and "account_login" are marked on the page alone, the others also on what lies below them.
THUMB_PAGES = ("search", "basket", "my_orders", "account", "account_login", "home")
ALONE = frozenset({"account_login", "home"})
# Of what was typed into the finder, as the result page reads it.
LONGEST_ASKED = 200


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `exchange` (names, owner), `policy_links`, `asked_for`, `basket_count`, `here`, `other_language`."""
    return {
        "exchange": settings.EXCHANGE,
        "asked_for": request.GET.get("q", "")[:LONGEST_ASKED],
        "policy_links": SimpleLazyObject(_policy_links),
        "basket_count": SimpleLazyObject(lambda: basket_count(request)),
        "here": _here(request.path),
        "other_language": language_link(request),
    }


def basket_count(request: HttpRequest) -> int:
    """How many lines the visitor's basket has."""
    basket = getattr(request, "basket", None)
    # Oscar's middleware makes an unsaved basket for people who have none: nothing to count there.
    if basket is None or getattr(basket, "id", None) is None:
        return 0
    return int(basket.num_lines)


def _here(path: str) -> str:
    """Which of the pages under the thumb this is, or nothing."""
    for name, address in _thumb_addresses(get_language() or "vi"):
        if path == address or (name not in ALONE and path.startswith(address)):
            return name
    return ""


@lru_cache(maxsize=8)
def _thumb_addresses(language: str) -> list[tuple[str, str]]:
    """Names and addresses; `language` is the present one and part of the addresses."""
    found = []
    for name in THUMB_PAGES:
        with suppress(NoReverseMatch):
            found.append((name, reverse(name)))
    return found


def language_link(request: HttpRequest, address_in: Callable[[str], str] | None = None) -> dict[str, str]:
    """The same page in the other language, as a plain link that works without a script.

    `address_in` tells the address by the language's code, for pages of which an address in the other language need not exist.
    """
    code, name = ("vi", "Tiếng Việt") if (get_language() or "vi").startswith("en") else ("en", "English")
    if address_in is not None:
        return {"code": code, "name": name, "url": address_in(code)}
    query = request.META.get("QUERY_STRING", "")
    url = _translated(request.path, get_language() or "vi", code)
    return {"code": code, "name": name, "url": f"{url}?{iri_to_uri(query)}" if query else url}


def address_of_home(language: str) -> str:
    """Where the front page stands in a language."""
    with override(language):
        return reverse("home")


@lru_cache(maxsize=1_000)
def _translated(path: str, language: str, code: str) -> str:
    """The path of the same page in another language; `language` is the present one, in which the path is read."""
    return translate_url(path, code)


def _policy_links() -> list[dict[str, Any]]:
    try:
        return [{"name": name, "url": reverse("policy", kwargs={"slug": slug})} for slug, name in POLICIES]
    except NoReverseMatch:
        return []
