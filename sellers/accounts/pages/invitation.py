"""An invited person reads who asks, and says yes with one button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.lifecycles import BusinessError
from sellers.accounts.actions.accept_invitation import accept_invitation
from sellers.accounts.errors import InvitationOver
from sellers.accounts.invitation_links import invitation_of

GONE, CONFLICT = 410, 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """A GET changes nothing; the link works once, for the person named."""
    found = invitation_of(token)
    if found is None or not found.is_open:
        return TemplateResponse(request, "accounts/invitation.html", {"refusal": InvitationOver.message}, status=GONE)
    refusal, status = None, 200
    if request.method == "POST":
        try:
            accept_invitation(found, by=request.user)  # type: ignore[arg-type]
        except BusinessError as error:
            refusal, status = error.message, CONFLICT
        else:
            messages.success(request, _("You now work for %(name)s.") % {"name": found.seller.name})
            return redirect("workspace:choose")
    return TemplateResponse(request, "accounts/invitation.html", {"invitation": found, "refusal": refusal}, status=status)
