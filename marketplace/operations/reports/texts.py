"""Usual answers to reports; the officer picks and edits them."""

from django.utils.translation import gettext_lazy as _

ANSWERS = (
    _("We have checked the offer and taken it down. Thank you for telling us."),
    _("The seller has corrected the offer. Thank you for telling us."),
    _("We have spoken with the seller; the price and the quantity now agree with what he asks."),
    _("We have checked the offer and found nothing that breaks the rules of the exchange."),
    _("We could not see what is meant. Report the offer again and describe what you saw; a picture of the goods helps."),
)
