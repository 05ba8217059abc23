"""Suggestions while a place is typed."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from marketplace.places.selectors import Suggestion, suggest_communes
from marketplace.rules.throttle import throttled


@require_safe
@throttled("places.suggest", limit=10, seconds=1)
@cache_control(public=True, max_age=300)
def suggest(request: HttpRequest) -> JsonResponse:
    """`q` is what was typed, `province` narrows to one province; at most 8 answers, the likeliest first."""
    province = request.GET.get("province", "")
    found = suggest_communes(request.GET.get("q", ""), province if province.isdecimal() else None)
    return JsonResponse({"results": [_answer(suggestion) for suggestion in found]})


def _answer(suggestion: Suggestion) -> dict[str, str]:
    note = gettext("formerly %(name)s") % {"name": suggestion.formerly} if suggestion.formerly else ""
    return {"value": suggestion.commune.pk, "label": suggestion.label, "note": note}
