"""What waits for the seller today among his orders."""

from marketplace.commerce.order.models import Order
from sellers.workspace.panels import Panel
from sellers.workspace.request import SellerRequest

SHOWN = 5


def orders_today(request: SellerRequest) -> Panel:
    """New orders with their clock, and confirmed ones to be sent off."""
    own = Order.objects.of(request.seller.partner)
    counts = own.count_by_tab()
    waiting = list(own.waiting_for_the_seller().for_list()[:SHOWN])
    to_send = list(own.confirmed().order_by("pk").for_list()[:SHOWN])
    count = counts["waiting_for_the_seller"] + counts["confirmed"]
    context = {"waiting": waiting, "to_send": to_send, "more": count - len(waiting) - len(to_send)}
    return Panel("workspace/orders/today.html", count, context)
