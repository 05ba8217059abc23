"""What can happen to an offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle


class OfferState(models.TextChoices):
    """States of an offer."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for review")
    RETURNED = "returned", _("Returned for correction")
    LIVE = "live", _("On sale")
    STALE = "stale", _("Not reconfirmed")
    EXPIRED = "expired", _("Expired")
    REPLACED = "replaced", _("Replaced by a newer version")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    TAKEN_DOWN = "taken_down", _("Taken down")


OFFER = Lifecycle(
    name="offer",
    states=OfferState,
    initial=OfferState.DRAFT,
    table={
        OfferState.DRAFT: {"edit": OfferState.DRAFT, "submit": OfferState.SUBMITTED, "withdraw": OfferState.WITHDRAWN},
        OfferState.SUBMITTED: {
            "approve": OfferState.LIVE,
            "return": OfferState.RETURNED,
            "recall": OfferState.DRAFT,
            "withdraw": OfferState.WITHDRAWN,
        },
        OfferState.RETURNED: {"edit": OfferState.RETURNED, "submit": OfferState.SUBMITTED, "withdraw": OfferState.WITHDRAWN},
        OfferState.LIVE: {
            "change_terms": OfferState.LIVE,
            "revise": OfferState.LIVE,
            "reconfirm": OfferState.LIVE,
            "remind": OfferState.LIVE,
            "go_stale": OfferState.STALE,
            "expire": OfferState.EXPIRED,
            "replace": OfferState.REPLACED,
            "withdraw": OfferState.WITHDRAWN,
            "take_down": OfferState.TAKEN_DOWN,
        },
        OfferState.STALE: {
            "change_terms": OfferState.STALE,
            "revise": OfferState.STALE,
            "reconfirm": OfferState.LIVE,
            "expire": OfferState.EXPIRED,
            "replace": OfferState.REPLACED,
            "withdraw": OfferState.WITHDRAWN,
            "take_down": OfferState.TAKEN_DOWN,
        },
        OfferState.EXPIRED: {"repost": OfferState.EXPIRED},
        OfferState.WITHDRAWN: {"repost": OfferState.WITHDRAWN},
        OfferState.TAKEN_DOWN: {"restore": OfferState.LIVE},
    },
)
