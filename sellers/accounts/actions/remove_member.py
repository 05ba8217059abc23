"""End somebody's work for a seller."""

import pghistory
from django.db import transaction

from marketplace.lifecycles import NotAllowed, lock_all
from marketplace.people.models import User
from sellers.accounts.errors import LastOwner
from sellers.accounts.models import Seller, SellerMember
from sellers.accounts.policies import is_owner


def remove_member(member: SellerMember, *, by: User) -> None:
    """An owner removes a member, or a member leaves. Raises LastOwner when nobody would answer for the seller."""
    with transaction.atomic(), pghistory.context(action="seller.remove_member", by=by.pk, reason=""):
        (seller,) = lock_all(Seller.objects.filter(pk=member.seller_id))
        if not (is_owner(by, seller) or member.user_id == by.pk):
            raise NotAllowed
        owners = seller.memberships.filter(role=SellerMember.Role.OWNER)
        if not owners.exclude(pk=member.pk).exists():
            raise LastOwner
        member.delete()
