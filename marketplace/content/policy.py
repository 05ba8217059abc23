"""Wagtail's own pages carry inline scripts and show a preview in a frame: a looser content policy there, and nowhere else."""

from collections.abc import Callable
from typing import ClassVar

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class EditorsPolicy:
    """Stands below the middleware that writes the policy; only signed-in editors get answers below this prefix."""

    LOOSER: ClassVar[dict[str, list[str]]] = {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "frame-ancestors": [SELF],
    }

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.prefix = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Marks the response; the policy itself is written further out."""
        response = self.get_response(request)
        if request.path_info.startswith(self.prefix):
            response._csp_replace = self.LOOSER  # type: ignore[attr-defined]
        return response
