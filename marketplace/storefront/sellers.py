"""Who sells, as buyers may know it: the law wants name, address and telephone; trust wants who checked the papers and when."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise

from marketplace.people.identifiers import show_phone
from sellers.accounts.models import Seller


@dataclass(frozen=True)
class SellerBlock:
    """The seller's public facts; telephone numbers as shown, with the links that dial."""

    name: str
    legal_name: str
    url: str
    kind: str | Promise
    tax_code: str
    address: str
    phone: str
    phone_url: str
    zalo_url: str
    checked_by: str
    checked_at: dt.datetime | None


def seller_block(seller: Seller) -> SellerBlock:
    """From a seller read with commune.province and identity.checked_by."""
    identity = seller.identity
    return SellerBlock(
        name=seller.name,
        legal_name=seller.legal_name,
        url=seller.get_absolute_url(),
        kind=seller.get_kind_display(),
        tax_code=seller.tax_code,
        address=f"{seller.address_line}, {seller.commune.label}",
        phone=show_phone(seller.phone),
        phone_url=f"tel:{seller.phone}",
        zalo_url=f"https://zalo.me/{seller.zalo.removeprefix('+')}" if seller.zalo else "",
        checked_by=str(identity.checked_by.get_full_name()) if identity and identity.checked_by else "",
        checked_at=identity.checked_at if identity else None,
    )
