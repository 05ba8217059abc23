"""Forms on their way over a weak line: a body that breaks off is refused whole, and a script that sends a form is told where it leads."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.http.response import HttpResponseRedirectBase
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class BrokenOff(OSError):
    """The line went down before everything that was announced had come; Django makes an UnreadablePostError of it."""


class AnnouncedBody:
    """A request's body that must be as long as its Content-Length said.

    Servers hand on what came and stay silent about the rest, and a form read from that is a form with the end of its description, or its
    last photo, cut off.
    """

    def __init__(self, body: Any, length: int) -> None:
        self._body = body
        self._missing = length

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; raises BrokenOff where the body ends before its announced end."""
        return self._counted(self._body.read(size), wanted=size != 0)

    def readline(self, size: int = -1) -> bytes:
        """One line, or `size` bytes of it; raises BrokenOff as read() does."""
        return self._counted(self._body.readline(size), wanted=size != 0)

    def _counted(self, data: bytes, *, wanted: bool) -> bytes:
        self._missing -= len(data)
        if not data and wanted and self._missing > 0:
            raise BrokenOff(f"{self._missing} bytes of the body did not come")
        return data


def whole_bodies(application: Application) -> Application:
    """The WSGI application, which from now on never takes the first part of a body for all of it."""

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        announced = environ.get("CONTENT_LENGTH") or ""
        if announced.isdigit() and int(announced):
            environ = {**environ, "wsgi.input": AnnouncedBody(environ["wsgi.input"], int(announced))}
        return application(environ, start_response)

    return guarded


class WholeForms:
    """Refuses a form of which only a part came before anything looks into it.

    What checks the form for its origin reads it too, takes a broken one for an empty one, and would call that an attempt from elsewhere.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing here: what is sent to no page at all is not read."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """400 for a part of a form; anything else goes on."""
        try:
            request.POST  # noqa: B018
        except UnreadablePostError:
            # Plain words: the line is down, and hardly anybody reads them.
            return HttpResponse(gettext("Only a part of the form arrived. Nothing was changed."), status=400, content_type="text/plain")
        return None


class LeadsOn:
    """Tells a script that sent a form where to go on.

    A browser's script follows a redirect by itself: it would draw the next page, with the messages on it, where nobody sees it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """A redirect becomes an answer that names the address; cookies stay with it."""
        response = self.get_response(request)
        if not (request.htmx and isinstance(response, HttpResponseRedirectBase)):  # type: ignore[attr-defined]
            return response
        answer = HttpResponseClientRedirect(response["Location"])
        answer.cookies = response.cookies
        return answer
