"""An owner changes what the stall says and how goods are handed over; what an officer has checked stays as it is."""

from dataclasses import dataclass
from decimal import Decimal

import pghistory
from django.db import transaction

from marketplace.commerce.partner.models import Partner
from marketplace.events import publish
from marketplace.lifecycles import NotAllowed
from marketplace.lifecycles.transition import relock
from marketplace.people.models import User
from sellers.accounts.events import StallEdited
from sellers.accounts.models import Seller
from sellers.accounts.policies import is_owner
from sellers.accounts.projection import project


@dataclass(frozen=True, kw_only=True)
class StallProfile:
    """`zalo` is a phone number in E.164 or empty; `flat_rate` is whole đồng for one delivery."""

    stall_name: str
    introduction: str
    zalo: str
    delivers: bool
    flat_rate: Decimal
    offers_pickup: bool


def edit_stall(*, seller: Seller, profile: StallProfile, by: User) -> Seller:
    """Raises NotAllowed to all but owners."""
    with transaction.atomic(), pghistory.context(action="seller.edit_stall", by=by.pk):
        relock(seller)
        if not is_owner(by, seller):
            raise NotAllowed
        seller.stall_name, seller.introduction, seller.zalo = profile.stall_name, profile.introduction, profile.zalo
        seller.save()
        project(seller)
        handover = {"delivers": profile.delivers, "flat_rate": profile.flat_rate, "offers_pickup": profile.offers_pickup}
        Partner.objects.filter(pk=seller.partner_id).update(**handover)
        publish(StallEdited(seller_id=seller.pk))
    return seller
