"""How a state looks: the kind of its status tag."""

from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer

MARKS = {
    OfferState.SUBMITTED: "wait",
    OfferState.RETURNED: "bad",
    OfferState.LIVE: "good",
    OfferState.STALE: "wait",
    OfferState.TAKEN_DOWN: "bad",
}


def mark_of(offer: Offer) -> str:
    """good, wait, bad or nothing."""
    return MARKS.get(OfferState(offer.state), "")
