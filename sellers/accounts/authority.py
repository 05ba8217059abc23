"""Orders of authorities, as they arrive on paper."""

import datetime as dt
from dataclasses import dataclass

from sellers.accounts.clock import order_due
from sellers.accounts.errors import OrderIncomplete


@dataclass(frozen=True)
class AuthorityOrder:
    """Number, issuer and the moment of arrival."""

    ref: str
    issued_by: str
    received_at: dt.datetime

    def require_complete(self) -> None:
        """Raises OrderIncomplete."""
        if not (self.ref.strip() and self.issued_by.strip()):
            raise OrderIncomplete

    @property
    def due_at(self) -> dt.datetime:
        """By when it must be carried out."""
        return order_due(self.received_at)
