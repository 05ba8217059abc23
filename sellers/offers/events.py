"""What happens to offers. Search listens to all of them; whoever shows an offer reads its present state."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class OfferEvent(Event):
    """Something happened to an offer."""

    offer_id: int


class OfferSubmitted(OfferEvent):
    """An offer waits for an officer."""


@dataclass(frozen=True, kw_only=True)
class OfferReturned(OfferEvent):
    """An officer returned an offer; the offer itself forgets the reason when its seller sends it again."""

    reason: str = ""


class OfferApproved(OfferEvent):
    """An officer approved an offer; it goes live in the same moment (OfferPublished)."""


class OfferPublished(OfferEvent):
    """An offer went live: approved, reconfirmed after it was stale, or restored."""


class OfferChanged(OfferEvent):
    """Price, quantity, validity or stock of a live offer changed."""


class OfferEnded(OfferEvent):
    """An offer is no longer shown: stale, expired, replaced, withdrawn or taken down."""


class OfferGoesStaleSoon(OfferEvent):
    """An offer leaves the results within days unless the seller reconfirms it."""


class OfferWentStale(OfferEvent):
    """An offer was not reconfirmed in time."""


class OfferExpired(OfferEvent):
    """An offer ended because it stayed unconfirmed or its validity passed."""


@dataclass(frozen=True, kw_only=True)
class OfferTakenDown(OfferEvent):
    """An officer took an offer off the exchange; the offer itself forgets the reason when it is put back."""

    reason: str = ""


class OfferRestored(OfferEvent):
    """An officer put an offer back that had been taken down."""
