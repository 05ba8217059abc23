"""What a request knows inside the seller's room."""

from django.http import HttpRequest

from marketplace.people.models import User
from sellers.accounts.models import Seller, SellerMember


class SellerRequest(HttpRequest):
    """A request that `for_seller` let in."""

    user: User  # type: ignore[assignment]
    seller: Seller
    membership: SellerMember
    works_for_several: bool
