"""The page for errors that nobody expected: a code to read out, which is in the log beside what happened."""

import logging
import sys
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from marketplace.links.codes import public_code

logger = logging.getLogger(__name__)


def unexpected(request: HttpRequest) -> HttpResponseServerError:
    """Django's handler500. Renders without the request: whatever broke may be what other pages need of it."""
    code = public_code("LOI")
    logger.error("Unexpected error %s: %s %s", code, request.method, request.path, exc_info=sys.exc_info())
    return HttpResponseServerError(render_to_string("500.html", {"error_code": code}))


class ButtonsOnly:
    """Draws the page for addresses that only a button's form may be sent to.

    People come there all the same: by signing in again after a button was pressed, or by loading a refused form once more.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """An empty refusal becomes a page with the way on."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or request.method != "GET":
            return response
        page = render(request, "405.html", status=response.status_code)
        page["Allow"] = response["Allow"]
        return page
