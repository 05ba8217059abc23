"""Pages of what is gone, perhaps only for a while."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers

GONE = 410


def gone(request: HttpRequest, template: str, context: dict[str, Any] | None = None) -> HttpResponseBase:
    """The page with 410. Browsers keep a 410 for ever unless they are told otherwise, and a reinstated seller's goods come back."""
    response = TemplateResponse(request, template, context or {}, status=GONE)
    add_never_cache_headers(response)
    return response
