"""Why an offer stands where it does: the query as understood, and the points and factors of the first ten."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from marketplace.language.numbers import format_number
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from search.backends.protocol import Unavailable
from search.pages.asked import Asked
from search.pages.narrowing import said_filters
from search.pages.why import engines, why
from search.ranking.explained import SAID, Explained
from search.ranking.signals import NEUTRAL
from search.understanding import Understood
from search.understanding.understood import Why
from sellers.offers.models import Offer

NUMBER = re.compile(r"(\d{1,18})/?\s*$")
SIGNALS = {
    "freshness": _("freshness of the confirmation"),
    "completeness": _("completeness of the announcement"),
    "service": _("the seller's service"),
    "certificate": _("a checked certificate"),
    "distance": _("distance"),
}
REASONS = {
    Why.TYPED: _("as typed"),
    Why.KEYBOARD: _("typed in another keyboard mode"),
    Why.SPELLING: _("spelling put right"),
    Why.SPLIT: _("run-together words parted"),
    Why.JOINED: _("parted words joined"),
    Why.ABBREVIATION: _("abbreviation"),
    Why.SYNONYM: _("other name"),
    Why.TRANSLATION: pgettext_lazy("why words are looked for", "English"),
}


class ExplainForm(forms.Form):
    """A query, and perhaps an offer that one expected to see."""

    q = forms.CharField(label=_("Search"), max_length=200, required=False, widget=forms.TextInput({"type": "search"}))
    offer = forms.CharField(
        label=_("Offer"), max_length=300, required=False, help_text=_("Address or number of an offer that is not among the first ten.")
    )
    engine = forms.ChoiceField(label=_("Engine"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {"elasticsearch": "Elasticsearch", "postgresql": "PostgreSQL"}
        field: Any = self.fields["engine"]
        field.choices = [("" if place == 0 else name, names[name]) for place, name in enumerate(engines())]


@dataclass(frozen=True)
class Shown:
    """One offer in the table; numbers are text, since a page writes them as people do."""

    place: int | None
    title: str
    url: str
    seller: str
    fits: bool
    points: list[tuple[Any, str]]
    text: str
    factors: list[tuple[Any, str]]
    product: str
    total: str


@require_safe
@for_officer
def search_explain(request: OfficerRequest) -> HttpResponseBase:
    """The form, and the answer where something is asked."""
    form = ExplainForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    context: dict[str, Any] = {"form": form, "asked": said.get("q", "").strip()}
    if context["asked"]:
        number = NUMBER.search(said.get("offer", "").strip())
        expected = [int(number[1])] if number else []
        try:
            order = why(context["asked"], engine=said.get("engine", ""), besides=expected)
        except Unavailable:
            context["unavailable"] = True
        else:
            context |= {
                "order": order,
                "variants": [
                    (" ".join(one.words), REASONS.get(one.why, one.why), _written(one.weight)) for one in order.understood.variants
                ],
                "narrowed": [words for facet, words in _said(order.understood) if facet not in order.given_up],
                "given_up": [words for facet, words in _said(order.understood) if facet in order.given_up],
                "shown": _shown(order.offers, order.places),
                "missing": not {each.offer_id for each in order.offers}.issuperset(expected),
            }
    return TemplateResponse(request, "console/search/explain.html", context)


def _said(understood: Understood) -> list[tuple[str, str]]:
    """Place, price and certificate that are said and hold like filters, each with its facet, as the chips of the page say them."""
    return [(facet, label) for facet, labels in said_filters(Asked(), understood).items() for label in labels]


def _shown(offers: list[Explained], places: dict[int, int]) -> list[Shown]:
    known = Offer.objects.select_related("seller").in_bulk([each.offer_id for each in offers])
    return [
        Shown(
            place=places.get(each.offer_id),
            title=known[each.offer_id].title,
            url=reverse("console:offer", args=[each.offer_id]),
            seller=known[each.offer_id].seller.name,
            fits=each.fits,
            points=[(SAID[part], _written(points)) for part, points in each.parts.items()],
            text=_written(each.text),
            factors=[(said, _written(factor)) for name, said in SIGNALS.items() if (factor := getattr(each.signals, name)) != NEUTRAL],
            product=_written(each.signals.product),
            total=_written(each.total),
        )
        for each in offers
        if each.offer_id in known
    ]


def _written(number: float) -> str:
    return format_number(round(number, 3), 3)
