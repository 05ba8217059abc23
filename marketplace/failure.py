"""The page for errors that nobody expected: a code to read out, which is in the log beside what happened."""

import logging
import sys

from django.http import HttpRequest, HttpResponseServerError
from django.template.loader import render_to_string

from marketplace.links.codes import public_code

logger = logging.getLogger(__name__)


def unexpected(request: HttpRequest) -> HttpResponseServerError:
    """Django's handler500. Renders without the request: whatever broke may be what other pages need of it."""
    code = public_code("LOI")
    logger.error("Unexpected error %s: %s %s", code, request.method, request.path, exc_info=sys.exc_info())
    return HttpResponseServerError(render_to_string("500.html", {"error_code": code}))
