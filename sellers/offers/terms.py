"""What an offer says: its content as one value, what of it an officer must read again, and the limits that no offer may pass."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from catalogue.models import Category
from marketplace.language.dates import vietnam_today
from marketplace.media.models import Picture
from marketplace.rules.values import rule
from sellers.offers.errors import TermsRefused
from sellers.offers.units import NAMES

if TYPE_CHECKING:
    from sellers.offers.models import Offer

HIGHEST_PRICE = Decimal(10_000_000_000)
LARGEST_QUANTITY = 10_000_000
# Nobody promises a price for longer than a year.
LONGEST_VALIDITY = dt.timedelta(days=366)

MATERIAL = ("title", "category", "unit", "description", "fulfilment_note")
TERMS = ("price", "quantity", "minimum_quantity", "valid_until")


@dataclass(frozen=True, kw_only=True)
class OfferContent:
    """Everything that a seller says in an offer; `price` is whole đồng per unit, `pictures` in the order shown."""

    title: str
    category: Category
    unit: str
    price: Decimal
    quantity: int
    minimum_quantity: int = 1
    description: str = ""
    fulfilment_note: str = ""
    valid_until: dt.date | None = None
    pictures: Sequence[Picture] = ()

    def check(self, *, standing: bool = False) -> None:
        """Raises TermsRefused for the first thing that no offer may say; an offer that stands may be sold out."""
        if not self.title.strip():
            raise TermsRefused("title", _("Write what you sell."))
        if self.unit not in NAMES:
            raise TermsRefused("unit", _("Choose a unit from the list."))
        check_photos(len(self.pictures))
        check_price(self.price)
        check_quantity(self.quantity, least=0 if standing else 1)
        check_minimum(self.minimum_quantity)
        if self.minimum_quantity > self.quantity and not standing:
            raise TermsRefused("minimum_quantity", _("The minimum order is more than you have."))
        check_validity(self.valid_until)

    def differs_from(self, offer: "Offer") -> list[str]:
        """Names of the fields that an officer must read again before buyers see them."""
        changed = [name for name in MATERIAL if getattr(self, name) != getattr(offer, name)]
        if [picture.pk for picture in self.pictures] != [photo.picture_id for photo in offer.photos.all()]:
            changed.append("photos")
        return changed


def check_photos(number: int) -> None:
    """As many as the rules allow."""
    most = rule("offers.photos")
    if number > most:
        raise TermsRefused("photos", _("At most %(most)d photos.") % {"most": most})


def check_price(price: Decimal) -> None:
    """Whole đồng, more than nothing, less than a typing mistake."""
    if price <= 0 or price != price.to_integral_value():
        raise TermsRefused("price", _("The price must be more than 0 ₫, in whole đồng."))
    if price > HIGHEST_PRICE:
        raise TermsRefused("price", _("The price is above 10,000,000,000 ₫; check the zeros."))


def check_quantity(quantity: int, *, least: int = 0) -> None:
    """`least` is 1 when an offer is posted; a standing offer may be sold out."""
    if quantity < least:
        raise TermsRefused("quantity", _("The quantity must be at least %(least)d.") % {"least": least})
    if quantity > LARGEST_QUANTITY:
        raise TermsRefused("quantity", _("The quantity is above 10,000,000; check the zeros."))


def check_minimum(minimum: int) -> None:
    """At least one unit."""
    if not 1 <= minimum <= LARGEST_QUANTITY:
        raise TermsRefused("minimum_quantity", _("The minimum order must be at least 1."))


def check_validity(valid_until: dt.date | None) -> None:
    """A day from today on, within a year."""
    if valid_until is None:
        return
    if valid_until < vietnam_today():
        raise TermsRefused("valid_until", _("The last day must not be in the past."))
    if valid_until > vietnam_today() + LONGEST_VALIDITY:
        raise TermsRefused("valid_until", _("The last day must be within a year."))
