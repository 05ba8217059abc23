"""The papers of a dossier: attached one by one, seen again by their owner."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.design.widgets import Upload
from marketplace.lifecycles import BusinessError
from marketplace.media.documents.errors import DocumentRefused
from marketplace.media.documents.links import document_url
from marketplace.rules.values import rule
from sellers.accounts.actions.attach_document import attach_document
from sellers.accounts.models import BusinessRegistration, RegistrationDocument
from sellers.accounts.pages.access import own

Slot = RegistrationDocument.Slot
BAD, CONFLICT = 422, 409


class Paper(Upload):
    """One file a slot."""

    allow_multiple_selected = False


class PapersForm(forms.Form):
    """One field per slot; only what is chosen is taken in."""

    certificate = forms.FileField(label=Slot.CERTIFICATE.label, required=False, widget=Paper)
    card_front = forms.FileField(
        label=Slot.CARD_FRONT.label,
        required=False,
        widget=Paper,
        help_text=gettext_lazy(
            "The picture is deleted as soon as the dossier has been decided; in a dossier that is not submitted, after %(days)d days."
        ),
    )
    card_back = forms.FileField(
        label=Slot.CARD_BACK.label, required=False, widget=Paper, help_text=gettext_lazy("Not needed when one PDF shows both sides.")
    )

    # What is still needed is marked, and yet the papers may come one by one.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        card = self.fields[Slot.CARD_FRONT]
        card.help_text = card.help_text % {"days": rule("registration.draft_card_days")}

    def mark_needed(self, there: set[str]) -> None:
        """Only for drawing: a slot that has to be filled is not called optional."""
        for slot in (Slot.CERTIFICATE, Slot.CARD_FRONT):
            self.fields[slot].required = slot not in there


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def documents(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    """Takes the chosen files; one that cannot be taken does not hold up the others."""
    registration = own(request, public_id)
    if not registration.is_editable:
        return redirect(registration)
    form, refusal, status = PapersForm(), None, 200
    if request.method == "POST":
        form = PapersForm(request.POST, request.FILES)
        try:
            taken = _attach(request, registration, form)
        except BusinessError as error:
            refusal, status = error.message, CONFLICT
        else:
            if taken:
                messages.success(request, _("Attached: %(names)s.") % {"names": ", ".join(taken)})
            if not taken and not form.errors:
                form.add_error(None, _("Choose a file first."))
            if not form.errors:
                return redirect(registration)
            status = BAD
    papers = papers_of(request, registration)
    form.mark_needed({paper["slot"] for paper in papers})
    context = {"registration": registration, "form": form, "papers": papers, "refusal": refusal}
    return TemplateResponse(request, "accounts/documents.html", context, status=status)


def _attach(request: HttpRequest, registration: BusinessRegistration, form: PapersForm) -> list[str]:
    """Names of the papers taken in; what was refused stands in the form's errors."""
    form.is_valid()
    taken = []
    for slot in Slot:
        upload = form.cleaned_data.get(slot)
        if not upload:
            continue
        try:
            attach_document(registration, by=request.user, slot=slot, upload=upload)  # type: ignore[arg-type]
        except DocumentRefused as error:
            form.add_error(slot, str(error.message))
        else:
            taken.append(str(slot.label))
    return taken


def papers_of(request: HttpRequest, registration: BusinessRegistration) -> list[dict[str, Any]]:
    """The papers with links that open for whoever asks; an erased one has none."""
    return [
        {
            "slot": paper.slot,
            "name": paper.get_slot_display(),
            "document": paper.document,
            "url": "" if paper.document.is_erased else document_url(paper.document, reader=request.user),
        }
        for paper in registration.documents.select_related("document").order_by("-slot")
    ]
