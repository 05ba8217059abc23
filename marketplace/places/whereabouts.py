"""Where the buyer is: the commune that was last chosen for delivery in this session, and nothing that was guessed."""

from django.http import HttpRequest

KEY = "commune"


def remember_commune(request: HttpRequest, code: str) -> None:
    """For this session."""
    request.session[KEY] = code


def commune_of(request: HttpRequest) -> str:
    """The code, or nothing."""
    return str(request.session.get(KEY, ""))


def forget_commune(request: HttpRequest) -> None:
    """The buyer does not want it to count."""
    request.session.pop(KEY, None)
