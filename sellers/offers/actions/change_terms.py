"""A seller changes price, quantity, minimum or validity of an offer that stands: at once, without an officer."""

import datetime as dt
from decimal import Decimal

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.offers import projection
from sellers.offers.events import OfferChanged
from sellers.offers.models import Offer
from sellers.offers.policies import may_sell
from sellers.offers.terms import check_minimum, check_price, check_quantity, check_validity

UNTIL_WITHDRAWN = dt.date.max


def change_terms(
    *,
    offer: Offer,
    by: User,
    price: Decimal | None = None,
    quantity: int | None = None,
    minimum_quantity: int | None = None,
    valid_until: dt.date | None = None,
) -> Offer:
    """None leaves a term as it is; `valid_until=UNTIL_WITHDRAWN` removes the last day.

    `quantity` is what can be ordered from now on, beyond what open orders have reserved; 0 means sold out. Raises TermsRefused.
    """
    with transition(offer, "change_terms", by=by, may=may_sell) as step:
        if price is not None:
            check_price(price)
            offer.price = price
        if quantity is not None:
            check_quantity(quantity)
            offer.quantity = quantity
        if minimum_quantity is not None:
            check_minimum(minimum_quantity)
            offer.minimum_quantity = minimum_quantity
        if valid_until is not None:
            offer.valid_until = None if valid_until == UNTIL_WITHDRAWN else valid_until
            check_validity(offer.valid_until)
        projection.update(offer, quantity=quantity)
        step.publish(OfferChanged(offer_id=offer.pk))
    return offer
