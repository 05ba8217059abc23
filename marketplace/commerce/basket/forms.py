"""Quantities as buyers type them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.basket.contents import Item
from marketplace.design.widgets import Stepper

# More than any seller here has; larger numbers are slips of the finger.
LARGEST = 100_000


class QuantityForm(forms.Form):
    """A whole number of units."""

    quantity = forms.IntegerField(
        label=_("Quantity"),
        min_value=1,
        max_value=LARGEST,
        error_messages={
            "required": _("Write how many you want."),
            "invalid": _("Write a whole number."),
            "min_value": _("Write at least 1."),
            "max_value": _("That is more than can be ordered here."),
        },
    )

    @classmethod
    def of(cls, item: Item) -> "QuantityForm":
        """The stepper of a line, bounded by what can be ordered."""
        form = cls(initial={"quantity": item.line.quantity}, auto_id=f"quantity_{item.line.pk}")
        bounds = {"min": item.stock.minimum_quantity, "max": max(item.most, item.stock.minimum_quantity)}
        form.fields["quantity"].widget = Stepper(bounds, unit=item.stock.unit)
        form.fields["quantity"].widget.attrs["aria-label"] = f"{_('Quantity')}: {item.title}"
        return form
