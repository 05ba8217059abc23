"""What commerce knows of a seller; every action that changes a seller writes it in the same transaction."""

from typing import Any

from marketplace.commerce.partner.models import Partner
from sellers.accounts.models import Seller


def projected(seller: Seller) -> dict[str, Any]:
    """The partner's fields that come from the seller."""
    return {
        "name": seller.name,
        "legal_name": seller.legal_name,
        "kind": seller.kind,
        "phone": seller.phone,
        "zalo": seller.zalo,
        "address_line": seller.address_line,
        "commune_id": seller.commune_id,
    }


def set_trading(seller: Seller, trading: bool) -> None:
    """Tells commerce whether the seller's goods may be shown and ordered."""
    Partner.objects.filter(pk=seller.partner_id).update(is_trading=trading)


def project(seller: Seller) -> None:
    """Brings the partner up to date with the seller."""
    Partner.objects.filter(pk=seller.partner_id).update(**projected(seller))
