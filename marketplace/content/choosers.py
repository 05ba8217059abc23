"""Choosing a live offer inside Wagtail, searched through the exchange's own search: no model outside content is indexed by Wagtail."""

from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from marketplace.language.numbers import format_money
from search.backends.engines import searching
from search.pages.asked import Asked
from search.pages.found import ask, meaning
from sellers.offers.models import Offer

# More than an editor reads; whoever needs more types another word.
FOUND_AT_MOST = 60


def _price(offer: Offer) -> str:
    return f"{format_money(offer.price, language=get_language() or 'vi')} / {offer.unit}"


class OfferFilterForm(BaseFilterForm):
    """One box, in the language of the trade."""

    q = forms.CharField(label=_("Search offers"), required=False)

    def filter(self, objects: QuerySet[Offer]) -> QuerySet[Offer]:
        """The offers that the public search would find."""
        typed = self.cleaned_data.get("q", "").strip()
        if not typed:
            return objects
        self.is_searching = True
        self.search_query = typed
        asked = Asked(text=typed)
        request = replace(ask(asked, meaning(asked)), size=FOUND_AT_MOST, facets=False)
        return objects.filter(pk__in=searching().search(request).ids)


class LiveOffersMixin:
    """What the chooser lists: offers that the public sees now, the newest first."""

    filter_form_class = OfferFilterForm

    def get_object_list(self) -> QuerySet[Offer]:
        """Visible offers with their sellers."""
        return Offer.objects.visible().select_related("seller").order_by("-approved_at")

    @property
    def columns(self) -> list[Column]:
        """Title, seller, price."""
        return [
            *super().columns,  # type: ignore[misc]
            Column("seller", label=_("Seller"), accessor="seller"),
            Column("price", label=_("Price"), accessor=_price),
        ]


class OfferChooseView(LiveOffersMixin, ChooseView):
    """The dialog."""


class OfferChooseResultsView(LiveOffersMixin, ChooseResultsView):
    """The dialog's list, drawn again while the editor types."""


class OfferChooserViewSet(ChooserViewSet):
    """Registers the chooser and makes its form widget and stream block."""

    model = Offer
    icon = "tag"
    choose_one_text = _("Choose an offer")
    choose_another_text = _("Choose another offer")
    choose_view_class = OfferChooseView
    choose_results_view_class = OfferChooseResultsView

    def get_object_list(self) -> Any:
        """Kept for Wagtail's own callers."""
        return Offer.objects.visible()


offer_chooser_viewset = OfferChooserViewSet("offer_chooser", url_prefix="offer-chooser")
OfferChooserBlock = offer_chooser_viewset.get_block_class(name="OfferChooserBlock", module_path="marketplace.content.choosers")
