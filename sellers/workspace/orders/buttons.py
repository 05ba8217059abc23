"""What a seller can do with an order, and what he is asked for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.order.actions import cancel_order, confirm_order, deliver_order, refuse_order, ship_order
from marketplace.commerce.order.lifecycle import Actor
from marketplace.commerce.order.models import Order
from marketplace.people.models import User


class ActForm(forms.Form):
    """One line of text that goes with a button: a reason, or who carries the goods."""

    text = forms.CharField(
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Write the reason: the other side will read it."),
            "max_length": _("This is too long: at most %(limit_value)d characters."),
        },
    )

    def __init__(self, act: "Act", *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{act.name}_%s", **kwargs})
        self.act = act
        self.fields["text"].label, self.fields["text"].required = act.asks, act.answer_needed
        self.fields["text"].help_text = act.hint


@dataclass(frozen=True)
class Act:
    """A button. `asks` is the label of the line that goes with it, empty for none."""

    name: str
    label: str | Promise
    run: Callable[[Order, User, str], Order]
    possible: Callable[[Order], bool]
    done: str | Promise
    kind: str = ""
    asks: Any = ""
    hint: Any = ""
    answer_needed: bool = False
    picked_up: bool | None = None

    def fits(self, order: Order) -> bool:
        """Whether the button is shown for the order as it is."""
        return self.possible(order) and self.picked_up in (None, order.is_picked_up)


@dataclass(frozen=True)
class Button:
    """A button with its form; `open` after a refusal."""

    act: Act
    form: ActForm | None
    open: bool = False


def _confirm(order: Order, by: User, text: str) -> Order:
    return confirm_order(order, by=by)


def _ship(order: Order, by: User, text: str) -> Order:
    return ship_order(order, by=by, carrier=text)


def _deliver(order: Order, by: User, text: str) -> Order:
    return deliver_order(order, by=by)


def _refuse(order: Order, by: User, text: str) -> Order:
    return refuse_order(order, by=by, actor=Actor.SELLER, reason=text)


def _cancel(order: Order, by: User, text: str) -> Order:
    return cancel_order(order, by=by, actor=Actor.SELLER, reason=text)


def _can(action: str) -> Callable[[Order], bool]:
    return lambda order: order.can(action)


def _at_the_door(order: Order) -> bool:
    return order.can("refuse") and not order.is_waiting_for_the_seller


READ = _("The buyer will read it.")
ACTS = (
    Act("xac-nhan", _("Confirm the order"), _confirm, _can("confirm"), _("Confirmed; the buyer has been told.")),
    Act(
        "gui-hang",
        _("The goods are on their way"),
        _ship,
        _can("ship"),
        _("Noted; the buyer has been told."),
        asks=_("Who brings them (carrier, waybill)"),
        picked_up=False,
    ),
    Act("san-sang", _("Ready to be picked up"), _ship, _can("ship"), _("Noted; the buyer has been told."), picked_up=True),
    Act("da-giao", _("Delivered and paid"), _deliver, _can("deliver"), _("Noted. The order closes when the days for returns are over.")),
    Act(
        "khong-nhan",
        _("The buyer did not take the goods"),
        _refuse,
        _at_the_door,
        _("Noted. Count the goods in again if they can still be sold."),
        kind="danger",
        asks=_("Reason"),
        hint=READ,
        answer_needed=True,
    ),
    Act(
        "tu-choi",
        _("Refuse the order"),
        _refuse,
        lambda order: order.is_waiting_for_the_seller,
        _("Refused; the buyer has been told."),
        kind="danger",
        asks=_("Reason"),
        hint=READ,
        answer_needed=True,
    ),
    Act(
        "huy",
        _("Cancel the order"),
        _cancel,
        lambda order: order.can("cancel") and not order.is_waiting_for_the_seller,
        _("Cancelled; the buyer has been told."),
        kind="danger",
        asks=_("Reason"),
        hint=READ,
        answer_needed=True,
    ),
)


def act_named(name: str) -> Act | None:
    """The button of that name."""
    return next((act for act in ACTS if act.name == name), None)


def buttons(order: Order, tried: ActForm | None = None) -> list[Button]:
    """The buttons that make sense now; the one that was tried keeps what was typed."""
    found = []
    for act in ACTS:
        if act.fits(order):
            mine = tried if tried is not None and tried.act == act else None
            found.append(Button(act, mine or (ActForm(act) if act.asks else None), open=mine is not None))
    return found
