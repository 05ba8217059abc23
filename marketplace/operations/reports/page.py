"""One report: the visitor's words, the offer and its seller beside, and the answer."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.feedback.actions.answer_report import answer_report
from marketplace.feedback.models import OfferReport
from marketplace.lifecycles import ActionRefused, BusinessError
from marketplace.operations.access import for_officer
from marketplace.operations.reports.forms import AnswerForm
from marketplace.operations.reports.queue import lateness, lateness_kind
from marketplace.operations.request import OfficerRequest
from sellers.offers.marks import mark_of

CONFLICT, BAD = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
@for_officer
def report(request: OfficerRequest, code: str) -> HttpResponseBase:
    """Read it, and answer once."""
    found = _find(code)
    if request.method != "POST":
        return _draw(request, found, AnswerForm())
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _draw(request, found, form, status=BAD)
    try:
        answer_report(found, by=request.user, answer=form.cleaned_data["reason"])
    except BusinessError as refused:
        present = _find(code)
        words = _too_late(present) if isinstance(refused, ActionRefused) else refused.message
        return _draw(request, present, form, status=CONFLICT, refusal=words)
    messages.success(request, _("Report %(code)s is answered.") % {"code": found.code})
    following = OfferReport.objects.waiting().first()
    return redirect("console:report", following.code) if following else redirect("console:reports")


def _find(code: str) -> OfferReport:
    rows = OfferReport.objects.select_related(
        "offer__seller__commune", "offer__seller__partner", "offer__category", "offer__product", "reporter", "answered_by"
    ).prefetch_related("offer__photos__picture", "offer__product__stockrecords")
    return get_object_or_404(rows, code=code)


def _draw(request: OfficerRequest, found: OfferReport, form: AnswerForm, *, status: int = 200, refusal: object = "") -> HttpResponseBase:
    context = {
        "report": found,
        "offer": found.offer,
        "offer_mark": mark_of(found.offer),
        "lateness": lateness(found),
        "lateness_kind": lateness_kind(found),
        "others": OfferReport.objects.filter(offer=found.offer).exclude(pk=found.pk).order_by("-created_at")[:5],
        "next": OfferReport.objects.waiting().exclude(pk=found.pk).first(),
        "form": form,
        "refusal": refusal,
    }
    return TemplateResponse(request, "console/reports/report.html", context, status=status)


def _too_late(present: OfferReport) -> str:
    who = present.answered_by
    return _("%(who)s was quicker: the report is already answered. What you wrote was not sent.") % {"who": who or _("A colleague")}
