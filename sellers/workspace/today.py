"""What waits for the seller today: each part of the room contributes a panel, most urgent first."""

from collections.abc import Callable

from sellers.workspace.certificates.today import certificates_today
from sellers.workspace.offers.today import offers_today
from sellers.workspace.orders.today import orders_today
from sellers.workspace.panels import Panel
from sellers.workspace.request import SellerRequest

PANELS: tuple[Callable[[SellerRequest], Panel], ...] = (orders_today, offers_today, certificates_today)


def panels(request: SellerRequest) -> list[Panel]:
    """All parts that have something to say."""
    return [panel for panel in (make(request) for make in PANELS) if panel.count]
