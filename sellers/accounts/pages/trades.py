"""Choosing trades: some that are common here are offered, others are found by a word; it works without a script."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.rules.models import TradeLine
from marketplace.rules.trade_lines import suggest_trade_lines, trade_lines_by_code

# What most sellers of the province register: fruit, vegetables, rice, rice paper, salt and spices, sweets, sugar, coffee, honey, fish,
# weaving, retail of food, souvenirs, places to stay.
COMMON = ["0121", "0118", "0111", "1071", "1073", "1079", "1030", "1061", "1020", "0149", "1629", "4722", "4773", "5510"]
MOST = 10
SEARCH = "trade_search"


class Trades(forms.CheckboxSelectMultiple):
    """Check boxes, and above them a box with a button that finds more."""

    template_name = "accounts/widgets/trades.html"
    option_template_name = "components/widgets/choice_card.html"
    searched = ""
    found_nothing = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template draws."""
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"searched": self.searched, "found_nothing": self.found_nothing, "search_name": SEARCH}
        return context


class TradesField(forms.MultipleChoiceField):
    """Gives TradeLines."""

    widget = Trades
    default_error_messages = {
        "required": _("Choose at least one trade."),
        "many": _("Choose at most %(most)d trades: the main ones."),
        "invalid_choice": _("This trade is not in the classification. Choose from the list."),
    }

    def offer(self, chosen: list[TradeLine], sent: Any) -> None:
        """Sets what can be ticked: what is chosen, what a search found, what is common here."""
        typed = str(sent.get(SEARCH, ""))[:80] if sent else ""
        ticked = sent.getlist("trade_lines")[: MOST * 2] if hasattr(sent, "getlist") else []
        lines = chosen + trade_lines_by_code([code for code in ticked if code.isdecimal() and len(code) <= len("01110")])
        found = suggest_trade_lines(typed) if typed.strip() else []
        every = {line.code: line for line in [*lines, *found, *trade_lines_by_code(COMMON)]}
        self.choices = [(line.code, f"{line.title} ({line.code})") for line in every.values()]
        widget: Any = self.widget
        widget.searched, widget.found_nothing = typed, bool(typed.strip()) and not found

    def clean(self, value: Any) -> list[TradeLine]:
        """The rows of the codes."""
        codes = super().clean(value)
        if len(codes) > MOST:
            raise ValidationError(self.error_messages["many"], code="many", params={"most": MOST})
        return trade_lines_by_code(codes)
