"""Handing in a certificate, and handing it in again after an officer returned it: one form, kept as typed whatever was wrong."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from marketplace.lifecycles import BusinessError
from marketplace.media.documents.errors import DocumentRefused
from marketplace.rules.throttle import throttled
from sellers.certificates.actions.resubmit_certificate import resubmit_certificate
from sellers.certificates.actions.submit_certificate import submit_certificate
from sellers.certificates.errors import ContentRefused
from sellers.certificates.models import Certificate
from sellers.workspace.access import for_seller
from sellers.workspace.certificates.forms import CertificateForm
from sellers.workspace.certificates.pages import own
from sellers.workspace.request import SellerRequest

AN_HOUR, AN_HOUR_MOST = 3600, 20


@require_http_methods(["GET", "HEAD", "POST"])
@throttled("certificates.hand_in", limit=AN_HOUR_MOST, seconds=AN_HOUR, methods=("POST",))
@for_seller()
def new(request: SellerRequest) -> HttpResponseBase:
    """Straight into the officers' queue."""
    form = _form(request)
    if form.is_bound and form.is_valid():
        done = _tried(
            form, lambda: submit_certificate(seller=request.seller, content=form.content(), upload=form.upload(), by=request.user)
        )
        if done is not None:
            messages.success(request, gettext("Handed in. An officer checks it against the paper; you will be told."))
            return redirect("workspace:certificate", done.pk)
    return _page(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@throttled("certificates.correct", limit=AN_HOUR_MOST, seconds=AN_HOUR, methods=("POST",))
@for_seller()
def edit(request: SellerRequest, pk: int) -> HttpResponseBase:
    """Only what an officer has returned."""
    found = own(request, pk)
    if not found.is_returned:
        messages.info(request, gettext("This certificate cannot be changed as it stands."))
        return redirect("workspace:certificate", found.pk)
    form = _form(request, found)
    if form.is_bound and form.is_valid():
        # A copy is tried: what is refused must not look on the page as if it stood.
        tried = own(request, pk)
        done = _tried(form, lambda: resubmit_certificate(certificate=tried, content=form.content(), upload=form.upload(), by=request.user))
        if done is not None:
            messages.success(request, gettext("Handed in again. An officer checks it against the paper; you will be told."))
            return redirect("workspace:certificate", done.pk)
    return _page(request, form, found)


def _form(request: SellerRequest, certificate: Certificate | None = None) -> CertificateForm:
    if request.method == "POST":
        return CertificateForm(request.POST, request.FILES, seller=request.seller, certificate=certificate)
    return CertificateForm(seller=request.seller, certificate=certificate)


def _tried(form: CertificateForm, act: Callable[[], Certificate]) -> Certificate | None:
    """None when it was refused; the form says why, beside the field."""
    try:
        return act()
    except ContentRefused as refused:
        form.add_error(refused.field, str(refused.message))
    except DocumentRefused as refused:
        form.add_error("document", str(refused.message))
    except BusinessError as refused:
        form.add_error(None, str(refused.message))
    return None


def _page(request: SellerRequest, form: CertificateForm, certificate: Certificate | None) -> HttpResponseBase:
    status = 422 if form.is_bound else 200
    if form.is_bound:
        form.keep_file(in_place=bool(request.headers.get("HX-Request")))
    return TemplateResponse(request, "workspace/certificates/form.html", {"form": form, "certificate": certificate}, status=status)
