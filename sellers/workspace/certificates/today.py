"""What waits for the seller today among his certificates."""

from sellers.certificates.models import Certificate
from sellers.workspace.panels import Panel
from sellers.workspace.request import SellerRequest

SHOWN = 5


def certificates_today(request: SellerRequest) -> Panel:
    """Those that an officer has returned."""
    returned = list(Certificate.objects.of(request.seller).returned().select_related("kind").order_by("pk"))
    return Panel("workspace/certificates/today.html", len(returned), {"certificates": returned[:SHOWN]})
