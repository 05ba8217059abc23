"""Where a form leads back to, when it says so itself."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

# Django refuses to redirect to more than 16,384 characters; no page of ours comes near this.
LONGEST = 2_000


def way_back(request: HttpRequest, name: str) -> str | None:
    """The address in the form's field `name` if it is a page of this host, written from its root; else None."""
    wanted = request.POST.get(name, "")
    is_ours = wanted.startswith("/") and len(wanted) <= LONGEST and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours else None
