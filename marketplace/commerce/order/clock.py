"""The confirmation clock: how long a seller has to answer a new order, by the rules in force when it was placed."""

import datetime as dt
from dataclasses import dataclass

REMIND_AFTER = dt.timedelta(hours=12)
CONFIRM_WITHIN = dt.timedelta(hours=24)


@dataclass(frozen=True)
class ConfirmationClock:
    """When the seller is reminded, and when the officers are told."""

    remind_at: dt.datetime
    confirm_by: dt.datetime


def confirmation_clock(placed_at: dt.datetime) -> ConfirmationClock:
    """The clock of an order placed at that moment."""
    return ConfirmationClock(
        remind_at=placed_at + REMIND_AFTER,
        confirm_by=placed_at + CONFIRM_WITHIN,
    )
