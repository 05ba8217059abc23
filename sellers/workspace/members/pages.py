"""The members' pages: everybody sees who works here; owners invite and remove."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from marketplace.design.widgets import ChoiceCards
from marketplace.lifecycles import BusinessError
from marketplace.people.identifiers import NotAnIdentifier, read_phone
from sellers.accounts.actions.cancel_invitation import cancel_invitation
from sellers.accounts.actions.invite_member import invite_member
from sellers.accounts.actions.remove_member import remove_member
from sellers.accounts.invitation_links import invitation_token
from sellers.accounts.models import SellerMember
from sellers.workspace.access import OWNER, for_seller
from sellers.workspace.request import SellerRequest

BAD, CONFLICT = 422, 409


class InviteForm(forms.Form):
    """Where the invitation goes, and as what."""

    contact = forms.CharField(label=gettext_lazy("Phone number or e-mail address"), max_length=254)
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=SellerMember.Role.choices,
        initial=SellerMember.Role.STAFF,
        widget=ChoiceCards(
            notes={
                SellerMember.Role.STAFF: gettext_lazy("Posts offers and handles orders"),
                SellerMember.Role.OWNER: gettext_lazy("Also invites and removes people"),
            }
        ),
    )

    def clean_contact(self) -> dict[str, str]:
        """An e-mail address, or a mobile number that receives messages."""
        typed = self.cleaned_data["contact"]
        try:
            if "@" in typed:
                validate_email(typed)
                return {"email": typed}
            return {"phone": read_phone(typed, mobile=True)}
        except NotAnIdentifier as error:
            raise ValidationError(str(error.reason)) from error


@require_http_methods(["GET", "HEAD", "POST"])
@for_seller()
def members(request: SellerRequest) -> HttpResponseBase:
    """The list; an owner's post sends an invitation."""
    is_owner = request.membership.role == OWNER
    form, refusal, status = InviteForm(), None, 200
    if request.method == "POST":
        form, status = InviteForm(request.POST), BAD
        if form.is_valid():
            try:
                invite_member(request.seller, by=request.user, role=form.cleaned_data["role"], **form.cleaned_data["contact"])
            except BusinessError as error:
                refusal, status = error.message, CONFLICT
            else:
                messages.success(request, _("The invitation is on its way."))
                return redirect("workspace:members")
    context = {
        "form": form if is_owner else None,
        "refusal": refusal,
        "members": request.seller.memberships.select_related("user").order_by("role", "pk"),
        "invitations": _invitations(request) if is_owner else [],
        "is_owner": is_owner,
    }
    return TemplateResponse(request, "workspace/members/members.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_seller()
def remove(request: SellerRequest, pk: int) -> HttpResponseBase:
    """Asks once, then removes; anybody may leave, owners may remove others."""
    member = get_object_or_404(request.seller.memberships.select_related("user"), pk=pk)
    refusal, status = None, 200
    if request.method == "POST":
        try:
            remove_member(member, by=request.user)
        except BusinessError as error:
            refusal, status = error.message, CONFLICT
        else:
            messages.success(request, _("%(name)s no longer works here.") % {"name": member.user})
            return redirect("workspace:home" if member.user_id == request.user.pk else "workspace:members")
    context = {"member": member, "refusal": refusal}
    return TemplateResponse(request, "workspace/members/remove.html", context, status=status)


@require_http_methods(["POST"])
@for_seller(OWNER)
def cancel(request: SellerRequest, pk: int) -> HttpResponseBase:
    """Takes an invitation back."""
    invitation = get_object_or_404(request.seller.invitations, pk=pk)
    try:
        cancel_invitation(invitation, by=request.user)
    except BusinessError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, _("The invitation is taken back."))
    return redirect("workspace:members")


def _invitations(request: SellerRequest) -> list[dict[str, Any]]:
    return [
        {"invitation": one, "link": request.build_absolute_uri(reverse("invitation", args=[invitation_token(one)]))}
        for one in request.seller.invitations.unanswered()
    ]
