"""Pages of the policies and suggestions of industry codes."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from marketplace.rules.models import Policy, PolicyVersion
from marketplace.rules.policy_text import beside, draw, headings
from marketplace.rules.selectors import platform_owner, policy_in_force
from marketplace.rules.throttle import throttled
from marketplace.rules.trade_lines import suggest_trade_lines


@require_safe
def policies(request: HttpRequest) -> HttpResponse:
    """All policies with the version in force."""
    versions = PolicyVersion.objects.in_force().select_related("policy")
    in_order = sorted(versions, key=lambda version: version.policy.position)
    return render(request, "rules/policies.html", {"versions": in_order})


@require_safe
def policy(request: HttpRequest, slug: str) -> HttpResponse:
    """The version in force."""
    try:
        return _page(request, policy_in_force(slug))
    except PolicyVersion.DoesNotExist as error:
        raise Http404 from error


@require_safe
def policy_version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version, also an old one or one to come."""
    version = get_object_or_404(PolicyVersion.objects.select_related("policy"), policy__slug=slug, number=number)
    return _page(request, version)


@require_safe
@throttled("rules.suggest", limit=10, seconds=1)
@cache_control(public=True, max_age=300)
def suggest(request: HttpRequest) -> JsonResponse:
    """`q` is what was typed of a trade or its code; at most 8 answers."""
    found = suggest_trade_lines(request.GET.get("q", ""))
    return JsonResponse({"results": [{"value": line.code, "label": line.title, "note": line.code} for line in found]})


def _page(request: HttpRequest, version: PolicyVersion) -> HttpResponse:
    owner = mark_safe(render_to_string("rules/owner.html", {"owner": platform_owner()}, request=request))  # noqa: S308 - our own template
    in_english = (get_language() or "").startswith("en")
    english = beside(version.body_en, version.body) if in_english else ""
    context = {
        "version": version,
        "text": draw(version.body, owner=owner),
        "text_en": draw(english, owner=owner),
        "headings": headings(english or version.body),
        "versions": version.policy.versions.order_by("-number"),
        "in_force": _number_in_force(version.policy),
    }
    return render(request, "rules/policy.html", context)


def _number_in_force(of: Policy) -> int | None:
    try:
        return policy_in_force(of.slug).number
    except PolicyVersion.DoesNotExist:
        return None
