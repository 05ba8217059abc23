"""Usual texts for returning and taking down offers; the officer picks and edits them."""

from django.utils.translation import gettext_lazy as _

RETURN_REASONS = (
    _("The photo does not show the goods clearly. Take a new one in daylight."),
    _("The photo carries a phone number, an advertisement or another shop's mark."),
    _("The name does not say what is sold. Write it as buyers would call it."),
    _("The category is not right for these goods."),
    _("The price and the unit do not fit together. Check the zeros and the unit."),
    _("The description promises an effect on health that has no proof."),
    _("The last day of the offer has passed. Write a new one or leave it empty."),
    _("These goods need a certificate or a permit that is not in your dossier."),
)
TAKE_DOWN_REASONS = (
    _("The goods may not be traded."),
    _("The goods are not as described, as buyers reported."),
    _("The offer infringes the rights of somebody else."),
    _("An authority ordered it."),
)
