"""Carry an announced suspension out when its moment has come."""

from django.db import transaction
from django.utils import timezone

from marketplace.lifecycles import ActionRefused, lock_all, transition
from sellers.accounts.events import SellerSuspended
from sellers.accounts.models import Enforcement, Seller
from sellers.accounts.projection import set_trading


def put_suspension_into_force(enforcement: Enforcement) -> Enforcement:
    """The exchange's own act, by its periodic job. Raises ActionRefused before the moment or when the notice no longer stands."""
    with transaction.atomic():
        # The seller's row comes first everywhere, so that two officers and the job never wait for each other in a circle.
        (seller,) = lock_all(Seller.objects.filter(pk=enforcement.seller_id))
        with transition(enforcement, "take_effect", by=None, reason=enforcement.reason):
            now = timezone.now()
            if enforcement.effective_at > now:
                raise ActionRefused
            enforcement.took_effect_at = now
        with transition(seller, "suspend", by=None, reason=enforcement.reason) as step:
            set_trading(seller, False)
            step.publish(SellerSuspended(seller_id=seller.pk, reason=enforcement.reason))
    return enforcement
