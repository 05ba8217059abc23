"""Sellers and those who work for them, the dossier, its papers and checks, and measures against sellers."""

from sellers.accounts.models.document import RegistrationDocument
from sellers.accounts.models.enforcement import Enforcement
from sellers.accounts.models.identity import PersonalIdOpening, SellerIdentity
from sellers.accounts.models.invitation import MemberInvitation
from sellers.accounts.models.registration import BusinessRegistration
from sellers.accounts.models.seller import Seller, SellerMember

__all__ = [
    "BusinessRegistration",
    "Enforcement",
    "MemberInvitation",
    "PersonalIdOpening",
    "RegistrationDocument",
    "Seller",
    "SellerIdentity",
    "SellerMember",
]
