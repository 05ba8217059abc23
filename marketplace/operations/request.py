"""What a request knows inside the console."""

from django.http import HttpRequest

from marketplace.people.models import User


class OfficerRequest(HttpRequest):
    """A request that `for_officer` let in."""

    user: User  # type: ignore[assignment]
