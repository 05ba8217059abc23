"""The basket of whoever asks: his own when signed in, else the one that a signed cookie names.

Differs from Oscar's: promotions are not applied (there are none yet, and looking for them costs queries on every page), the cookie is
kept from other sites, and nobody gets a basket made before there is something to put into it.
"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from oscar.apps.basket.middleware import BasketMiddleware as OscarBasketMiddleware

from marketplace.commerce.basket.models import Basket


class BasketMiddleware(OscarBasketMiddleware):
    """Sets `request.basket`, read when it is first looked at; merges the cookie's basket at sign-in."""

    def apply_offers_to_basket(self, request: HttpRequest, basket: Any) -> None:
        """Nothing."""

    def get_basket(self, request: Any) -> Any:
        """As Oscar's, which also joins baskets; an empty one is not written down: its first goods do that, as a guest's do."""
        if request._basket_cache is None and self._has_nothing_to_join(request):
            found = list(Basket.open.filter(owner=request.user)[:2])
            if len(found) < 2:
                request._basket_cache = found[0] if found else Basket()  # type: ignore[no-untyped-call]
                request._basket_cache.owner = request.user
        return super().get_basket(request)  # type: ignore[no-untyped-call]

    def _has_nothing_to_join(self, request: HttpRequest) -> bool:
        cookie = self.get_cookie_key(request)  # type: ignore[no-untyped-call]
        return request.user.is_authenticated and cookie not in request.COOKIES

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """As Oscar's; the cookie is sent along by links from elsewhere, but not by forms of other sites."""
        answered: HttpResponseBase = super().process_response(request, response)  # type: ignore[no-untyped-call]
        cookie = answered.cookies.get(self.get_cookie_key(request))  # type: ignore[no-untyped-call]
        if cookie is not None:
            cookie["samesite"] = "Lax"
        return answered
