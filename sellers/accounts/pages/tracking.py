"""Following a dossier by its code, without signing in."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.people.identifiers import NotAnIdentifier, read_phone
from marketplace.rules.throttle import hit, throttled, too_many
from sellers.accounts.codes import read_code
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.pages.forms import TrackForm

TEN_MINUTES = 600
TRIES_PER_ADDRESS = 20
TRIES_PER_CODE = 10


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttled("registration_track", limit=TRIES_PER_ADDRESS, seconds=TEN_MINUTES, methods=("POST",))
def track(request: HttpRequest) -> HttpResponseBase:
    """Where a dossier stands, for whoever knows its code and its phone number or e-mail address."""
    if request.method != "POST":
        return TemplateResponse(request, "accounts/track.html", {"form": TrackForm()})
    form, found, status = TrackForm(request.POST), None, 422
    if form.is_valid():
        code = read_code(form.cleaned_data["code"])
        if code is not None:
            # Whoever knows a code may not try out phone numbers, wherever he asks from.
            use = hit("registration_track.code", code, limit=TRIES_PER_CODE, seconds=TEN_MINUTES)
            if not use.allowed:
                return too_many(request, use)
            found = _find(code, form.cleaned_data["contact"])
        if found is None:
            form.add_error(None, _("No dossier fits this code together with this phone number or e-mail address. Check both."))
        else:
            status = 200
    return TemplateResponse(request, "accounts/track.html", {"form": form, "found": found}, status=status)


def _find(code: str, contact: str) -> Any:
    typed = contact.strip()
    known = Q(email__iexact=typed) | Q(applicant__email__iexact=typed)
    try:
        phone = read_phone(typed)
    except NotAnIdentifier:
        pass
    else:
        known |= Q(phone=phone) | Q(applicant__phone=phone)
    return BusinessRegistration.objects.filter(known, code=code).first() if typed else None
