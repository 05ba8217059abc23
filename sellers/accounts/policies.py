"""Who may do what with dossiers and sellers."""

from typing import Any

from django.utils import timezone

from marketplace.language.dates import vietnam_day
from sellers.accounts.models import BusinessRegistration, Seller, SellerMember


def is_officer(by: Any, _subject: object = None) -> bool:
    """Officers act for the exchange; the exchange itself acts by its jobs (`by` is None)."""
    return by is None or bool(by.is_officer)


def is_applicant(by: Any, registration: BusinessRegistration) -> bool:
    """A dossier is its applicant's alone."""
    return by is not None and registration.applicant_id == by.pk


def may_decide(by: Any, registration: BusinessRegistration) -> bool:
    """Officers, but nobody on a dossier of his own."""
    return by is not None and bool(by.is_officer) and registration.applicant_id != by.pk


def may_read(by: Any, registration: BusinessRegistration) -> bool:
    """The applicant, and officers once it has been handed in."""
    return is_applicant(by, registration) or (bool(by.is_officer) and registration.round > 0)


def is_owner(by: Any, seller: Seller) -> bool:
    """Owners answer for the seller: they invite and remove people."""
    return by is not None and seller.memberships.filter(user=by, role=SellerMember.Role.OWNER).exists()


def works_for(by: Any, seller: Seller) -> bool:
    """Owners and staff."""
    return by is not None and seller.memberships.filter(user=by).exists()


def may_go_live(seller: Seller) -> bool:
    """Whether an offer of this seller may be approved: he trades, and his identity stands verified today."""
    identity = seller.identity
    if identity is None or not seller.is_trading:
        return False
    return identity.valid_until is None or identity.valid_until >= vietnam_day(timezone.now())
