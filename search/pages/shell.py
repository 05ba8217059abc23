"""What stands around an answer: drawn once a minute for all who see it alike, with gaps where the question and its answer belong.

Whoever has signed in, or has a message waiting, gets it drawn for himself.
"""

import time
from collections.abc import Sequence

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from marketplace.design.chrome import LONGEST_ASKED, basket_count, language_link
from marketplace.design.shapes import Crumb
from search.memory import Memory
from search.pages.asked import Asked
from search.pages.drawer import SECONDS_KEPT
from search.pages.gaps import filled, gap, parts_of

# Some 10 KB each: few categories, and baskets with few lines.
MOST_KEPT = 100

_drawn: Memory[Sequence[str]] = Memory(MOST_KEPT)


def page(request: HttpRequest, asked: Asked, heading: str, crumbs: list[Crumb], body: SafeString, *, note: bool) -> SafeString:
    """The whole page; `note`: the answer carries a note, which a script of the page reads."""
    if request.user.is_authenticated or len(get_messages(request)):
        return _draw(request, {"heading": heading, "crumbs": crumbs, "note": note, "body": body})
    category = asked.category.pk if asked.category else 0
    key = (get_language(), int(time.time() // SECONDS_KEPT), category, note, basket_count(request))
    parts = _drawn.of(key, lambda: parts_of(_draw(request, {"crumbs": crumbs, "note": note, **_gaps(request)})))
    typed = request.GET.get("q", "")[:LONGEST_ASKED]
    return filled(parts, heading=heading, asked=typed, language=language_link(request)["url"], body=body)


def forget_shells() -> None:
    """Draws everything anew at the next question."""
    _drawn.forget()


def _gaps(request: HttpRequest) -> dict[str, object]:
    language = {**language_link(request), "url": gap("language")}
    return {"heading": gap("heading"), "asked_for": gap("asked"), "other_language": language, "body": gap("body")}


def _draw(request: HttpRequest, context: dict[str, object]) -> SafeString:
    return render_to_string("search/results.html", context, request)
