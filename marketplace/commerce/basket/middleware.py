"""The basket of whoever asks: his own when signed in, else the one that a signed cookie names.

Differs from Oscar's: promotions are not applied (there are none yet, and looking for them costs queries on every page), and the cookie is
kept from other sites.
"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from oscar.apps.basket.middleware import BasketMiddleware as OscarBasketMiddleware


class BasketMiddleware(OscarBasketMiddleware):
    """Sets `request.basket`, read when it is first looked at; merges the cookie's basket at sign-in."""

    def apply_offers_to_basket(self, request: HttpRequest, basket: Any) -> None:
        """Nothing."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """As Oscar's; the cookie is sent along by links from elsewhere, but not by forms of other sites."""
        answered: HttpResponseBase = super().process_response(request, response)  # type: ignore[no-untyped-call]
        cookie = answered.cookies.get(self.get_cookie_key(request))  # type: ignore[no-untyped-call]
        if cookie is not None:
            cookie["samesite"] = "Lax"
        return answered
