"""What may be asked of an address: to be read, or to take a form. Everything else is refused at the door."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse

READ_AND_SENT = ("GET", "HEAD", "OPTIONS", "POST")


class ReadAndSent:
    """Refuses the methods that no page and no form of ours uses.

    Left to themselves libraries answer them: as a form that was sent (PUT), or as if the page had been asked for. The editors' own rooms
    use PATCH to remember which of their notices were put away.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.editors = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """405 before anything is read or asked of the database."""
        if request.method in READ_AND_SENT or request.path_info.startswith(self.editors):
            return self.get_response(request)
        return HttpResponseNotAllowed(READ_AND_SENT)
