"""Pages for visitors: report an offer, find a report by its code, read the answer."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from marketplace.feedback.actions.report_offer import report_offer
from marketplace.feedback.forms import ReportForm, TrackForm
from marketplace.feedback.models import OfferReport
from marketplace.rules.throttle import throttled
from sellers.offers.models import Offer


@require_http_methods(["GET", "POST"])
@throttled("feedback.report", limit=20, seconds=3600, methods=("POST",))
def report_an_offer(request: HttpRequest, pk: int) -> HttpResponse:
    """The report form of one offer; offers that were ever public can be reported."""
    offer = get_object_or_404(Offer.objects.select_related("seller"), pk=pk, approved_at__isnull=False)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        by = request.user if request.user.is_authenticated else None
        report = report_offer(offer, by=by, **form.cleaned_data)
        return redirect(report)
    return render(request, "feedback/report_form.html", {"offer": offer, "form": form}, status=422 if form.errors else 200)


@require_GET
@throttled("feedback.track", limit=30, seconds=600)
def track(request: HttpRequest) -> HttpResponse:
    """Finds a report by the code that the visitor types."""
    form = TrackForm(request.GET) if "code" in request.GET else TrackForm()
    if form.is_bound and form.is_valid():
        found = OfferReport.objects.filter(code=form.cleaned_data["code"]).first()
        if found:
            return redirect(found)
        form.add_error("code", form.fields["code"].error_messages["unknown"])
    return render(request, "feedback/track.html", {"form": form})


@require_GET
@throttled("feedback.track", limit=30, seconds=600)
def report(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a report."""
    found = get_object_or_404(OfferReport.objects.select_related("offer__seller"), code=code)
    response = render(request, "feedback/report.html", {"report": found})
    response["Cache-Control"] = "private, no-store"
    return response
