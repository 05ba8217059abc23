"""A dossier's pages: where it stands, its steps, its submission and its withdrawal."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.design.shapes import Step, Task
from marketplace.lifecycles import BusinessError
from marketplace.rules.addresses import client_address
from sellers.accounts.actions.edit_registration import edit_registration
from sellers.accounts.actions.start_registration import start_registration
from sellers.accounts.actions.submit_registration import submit_registration
from sellers.accounts.actions.withdraw_registration import withdraw_registration
from sellers.accounts.history import history
from sellers.accounts.models import BusinessRegistration, SellerMember
from sellers.accounts.pages.access import own
from sellers.accounts.pages.documents import papers_of
from sellers.accounts.pages.forms import STEPS, SubmitForm
from sellers.accounts.tasklist import missing, tasks

BAD, CONFLICT = 422, 409


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponseBase:
    """How to sell here, and the person's own dossiers; the button starts one."""
    refusal = None
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        try:
            return redirect(start_registration(by=request.user))
        except BusinessError as error:
            refusal = error.message
    person = request.user
    mine = BusinessRegistration.objects.of(person) if person.is_authenticated else BusinessRegistration.objects.none()
    sells = person.is_authenticated and SellerMember.objects.filter(user=person).exists()
    context = {"mine": mine, "sells": sells, "refusal": refusal}
    return TemplateResponse(request, "accounts/start.html", context, status=CONFLICT if refusal else 200)


@never_cache
@require_safe
@login_required
def detail(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    """The task list while the applicant works on it; afterwards where it stands, and what he handed in."""
    registration = own(request, public_id)
    steps = tasks(registration) if registration.is_editable else []
    context = {
        "registration": registration,
        "tasks": [_task(registration, task) for task in steps],
        "missing": [what for task in steps for what in task.missing],
        "minutes": sum(task.minutes for task in steps if not task.is_done),
        "timeline": _timeline(registration),
        "papers": papers_of(request, registration) if registration.code and not registration.is_editable else [],
    }
    return TemplateResponse(request, "accounts/registration.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step(request: HttpRequest, public_id: Any, name: str) -> HttpResponseBase:
    """One step; saved when it is in order, otherwise shown with what was typed."""
    registration = own(request, public_id)
    if name not in STEPS:
        raise Http404
    if not registration.is_editable:
        return redirect(registration)
    posted = request.method == "POST"
    form = STEPS[name](request.POST, of=registration) if posted else STEPS[name](of=registration)
    refusal, status = None, 200
    if posted and "find" in request.POST:
        form = _unjudged(form)
    elif posted:
        status = BAD
        if form.is_valid():
            try:
                edit_registration(registration, by=request.user, changes=form.changes())  # type: ignore[arg-type]
            except BusinessError as error:
                refusal, status = error.message, CONFLICT
            else:
                return _saved(request, registration, name)
    context = {"registration": registration, "form": form, "step": name, "refusal": refusal}
    return TemplateResponse(request, f"accounts/step_{name}.html", context, status=status)


def _unjudged(form: Any) -> Any:
    """The form with what was typed so far, without errors: only trades were searched for."""
    form.errors.clear()
    return form


def _saved(request: HttpRequest, registration: BusinessRegistration, name: str) -> HttpResponseBase:
    messages.success(request, _("Saved. You can stop here and go on any time."))
    if name == "business" and registration.tax_code_doubtful:
        text = _(
            "The check digit of this tax code does not agree. If it stands like this on your certificate, go on: an officer compares it."
        )
        messages.warning(request, text)
    return redirect(registration)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def submit(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    """Everything once more, the consent, and the button."""
    registration = own(request, public_id)
    if not registration.is_editable:
        return redirect(registration)
    if request.method != "POST" and missing(registration):
        messages.info(request, _("Finish the steps first; what is missing stands beside each."))
        return redirect(registration)
    form = SubmitForm(request.POST) if request.method == "POST" else SubmitForm()
    refusal, status = None, 200
    absent: list[Any] = []
    if request.method == "POST":
        status = BAD
        if form.is_valid():
            try:
                submit_registration(registration, by=request.user, accepts=form.version, ip=client_address(request))  # type: ignore[arg-type]
            except BusinessError as error:
                refusal, absent, status = error.message, getattr(error, "missing", []), CONFLICT
            else:
                messages.success(request, _("Submitted. Note the code: with it you can follow your dossier."))
                return redirect(registration)
    context = {"registration": registration, "form": form, "version": form.version, "refusal": refusal, "missing": absent}
    return TemplateResponse(request, "accounts/submit.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    """Asks once, then ends the dossier."""
    registration = own(request, public_id)
    if not registration.may_be_withdrawn:
        return redirect(registration)
    if request.method == "POST":
        try:
            withdraw_registration(registration, by=request.user)  # type: ignore[arg-type]
        except BusinessError as error:
            messages.error(request, str(error.message))
        return redirect(registration)
    return TemplateResponse(request, "accounts/withdraw.html", {"registration": registration})


def _task(registration: BusinessRegistration, task: Any) -> Task:
    note = task.about if task.is_done else " ".join(str(what) for what in task.missing)
    status = _("Done") if task.is_done else _("about %(count)d minutes") % {"count": task.minutes}
    return Task(task.title, status, "good" if task.is_done else "wait", _address(registration, task.key), note)


def _address(registration: BusinessRegistration, key: str) -> str:
    if key == "documents":
        return reverse("registration_documents", args=[registration.public_id])
    return reverse("registration_step", args=[registration.public_id, key])


def _timeline(registration: BusinessRegistration) -> list[Step]:
    happened = [Step(one.said, "bad" if one.is_bad else "done", one.when, one.reason) for one in history(registration, for_applicant=True)]
    if registration.is_waiting:
        happened.append(Step(_("An officer checks your dossier"), "now"))
        happened.append(Step(_("Decision"), "later"))
    return happened
