"""The confirmation clock: how long a seller has to answer a new order, by the rules in force when it was placed."""

import datetime as dt
from dataclasses import dataclass

from marketplace.rules.values import rule


@dataclass(frozen=True)
class ConfirmationClock:
    """When the seller is reminded, and when the officers are told."""

    remind_at: dt.datetime
    confirm_by: dt.datetime


def confirmation_clock(placed_at: dt.datetime) -> ConfirmationClock:
    """The clock of an order placed at that moment."""
    return ConfirmationClock(
        remind_at=placed_at + dt.timedelta(hours=int(rule("orders.remind_hours"))),
        confirm_by=placed_at + dt.timedelta(hours=int(rule("orders.confirm_hours"))),
    )


def completes_at(delivered_at: dt.datetime, return_days: int) -> dt.datetime:
    """When a delivered order closes by itself: never before the days that the seller gives for returns are over."""
    return delivered_at + dt.timedelta(days=max(int(rule("orders.complete_days")), return_days))
