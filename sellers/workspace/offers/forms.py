"""The form in which an offer is posted and changed: five fields, the rest folded away."""

import hashlib
import re
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from catalogue.models import Category
from marketplace.design.fields import DayField, MoneyField, NumberField
from marketplace.design.widgets import Combobox
from marketplace.media.models import Picture
from sellers.offers.errors import TermsRefused
from sellers.offers.models import Offer
from sellers.offers.terms import HIGHEST_PRICE, LARGEST_QUANTITY, OfferContent
from sellers.offers.units import choices
from sellers.workspace.offers.categories import category_choices
from sellers.workspace.offers.pictures import PhotosField, pictures_named

# A sheet of paper has one number, however often it is sent: that of the form as it was first drawn.
TICKET = re.compile(r"[0-9a-f]{32}")
FOLDED = ("description", "photos", "minimum_quantity", "valid_until", "fulfilment_note")


class OfferForm(forms.Form):
    """`content()` is what was typed, once valid; `pictures` are the photos that are in, whatever else went wrong."""

    title = forms.CharField(
        label=_("What do you sell?"),
        max_length=120,
        strip=True,
        help_text=_("As buyers would type it, for example: Bánh tráng phơi sương loại 1"),
    )
    category: forms.ModelChoiceField[Category] = forms.ModelChoiceField(
        label=_("Category"), queryset=Category.objects.none(), widget=Combobox, empty_label=""
    )
    price = MoneyField(label=_("Price per unit"), minimum=1, maximum=HIGHEST_PRICE, help_text=_("You may write 68.000, 68k or 1,2 tr."))
    unit = forms.ChoiceField(label=_("Sold by"), widget=Combobox, help_text=_("For example kg, box or dozen."))
    quantity = NumberField(label=_("How much do you have?"), minimum=1, maximum=LARGEST_QUANTITY, places=0, show_hidden_initial=True)
    description = forms.CharField(
        label=_("Description"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Where it comes from, how it is made, how long it keeps."),
    )
    photos = PhotosField(label=_("Photos"))
    minimum_quantity = NumberField(
        label=_("Smallest order"), required=False, minimum=1, maximum=LARGEST_QUANTITY, places=0, show_hidden_initial=True
    )
    valid_until = DayField(label=_("Valid until"), required=False, help_text=_("Leave it empty if there is no last day."))
    fulfilment_note = forms.CharField(
        label=_("Note on delivery"), required=False, max_length=300, help_text=_("For example: picked to order, delivered within two days.")
    )

    def __init__(self, data: QueryDict | None = None, files: MultiValueDict[str, Any] | None = None, *, offer: Offer | None = None) -> None:
        self.offer = offer
        super().__init__(data, files, initial=_initial(offer) if offer else {"minimum_quantity": 1})
        self.fields["unit"].choices = [("", ""), *choices()]  # type: ignore[attr-defined]
        category = self.fields["category"]
        category.queryset = Category.objects.browsable().filter(numchild=0)  # type: ignore[attr-defined]
        category.widget.choices = [("", ""), *category_choices()]  # type: ignore[attr-defined]
        # Then buyers see other terms at once, and there may be nothing left.
        self.is_standing = offer is not None and offer.may_be_sold_out(offer.unit)
        if self.is_standing:
            self._may_be_sold_out()
        self.kept = pictures_named(data.getlist("kept")) if data is not None else _photos(offer)
        self.fields["photos"].kept = len(self.kept)  # type: ignore[attr-defined]

    @property
    def ticket(self) -> str:
        """The number of this form, which it keeps through corrections."""
        said = str(self.data.get("ticket", "")) if self.is_bound else ""
        return said if TICKET.fullmatch(said) else uuid.uuid4().hex

    def key(self) -> str:
        """Stands for this form with what is in it now, empty for a form without a number. Another text is another offer."""
        if not TICKET.fullmatch(str(self.data.get("ticket", ""))):
            return ""
        said = self.content()
        words = [getattr(said, name) for name in ("title", "unit", "price", "quantity", "minimum_quantity", "description")]
        words += [said.category.pk, said.fulfilment_note, said.valid_until, *(picture.pk for picture in said.pictures)]
        return hashlib.sha256(repr([self.ticket, *map(str, words)]).encode()).hexdigest()

    def _may_be_sold_out(self) -> None:
        """Of an offer that stands, or of its next version, the quantity is what can still be ordered: 0 is a possible answer."""
        self.fields["quantity"] = NumberField(
            label=_("How much can still be ordered?"),
            minimum=0,
            maximum=LARGEST_QUANTITY,
            places=0,
            show_hidden_initial=True,
            help_text=_("Without what buyers have already ordered. 0 shows “sold out”."),
        )
        self.order_fields(["title", "category", "price", "unit", "quantity"])

    @property
    def pictures(self) -> list[Picture]:
        """The photos that are in: the main one, the others that are kept, then the new ones."""
        shown = [*self.kept, *self.fields["photos"].taken]  # type: ignore[attr-defined]
        main = self.data.get("main") if self.is_bound else None
        shown.sort(key=lambda picture: picture.name != main)
        return list({picture.pk: picture for picture in shown}.values())

    @property
    def folded(self) -> list[forms.BoundField]:
        """The optional fields."""
        return [self[name] for name in FOLDED]

    @property
    def unfolds(self) -> bool:
        """Whether the optional part has to be open: something in it is wrong or filled in."""
        wrong = any(name in self.errors for name in FOLDED) if self.is_bound else False
        return wrong or self.offer is not None or bool(self.pictures)

    def clean(self) -> dict[str, Any]:
        """Asks the rules of offers and puts their answer beside the field."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                said = self.content()
                said.check(standing=self.offer is not None and self.offer.may_be_sold_out(said.unit))
            except TermsRefused as refused:
                self.add_error(refused.field, str(refused.message))
        return cleaned

    def content(self) -> OfferContent:
        """What the seller says."""
        said = self.cleaned_data
        return OfferContent(
            title=said["title"],
            category=said["category"],
            unit=said["unit"],
            price=said["price"],
            quantity=int(said["quantity"]),
            minimum_quantity=int(said["minimum_quantity"] or 1),
            description=said["description"].replace("\r\n", "\n"),
            fulfilment_note=said["fulfilment_note"],
            valid_until=said["valid_until"],
            pictures=self.pictures,
        )


def _initial(offer: Offer) -> dict[str, Any]:
    standing = offer.standing_sold_by(offer.unit)
    terms = standing or offer
    return {
        "title": offer.title,
        "category": offer.category_id,
        "unit": offer.unit,
        "price": terms.price,
        "quantity": standing.left if standing else offer.quantity,
        "minimum_quantity": terms.minimum_quantity,
        "description": offer.description,
        "fulfilment_note": offer.fulfilment_note,
        "valid_until": terms.valid_until,
    }


def _photos(offer: Offer | None) -> Sequence[Picture]:
    return [photo.picture for photo in offer.photos.select_related("picture")] if offer else []
