"""Seller A's offers in the states that their pages need, and a picture."""

from typing import TYPE_CHECKING

from sellers.accounts.models import Seller
from sellers.offers.freshness import reconfirm_token
from tests.factories.offers import offer, picture

if TYPE_CHECKING:
    from tests.security.world import World


def add(world: "World", ours: Seller, theirs: Seller) -> None:
    """A live, a waiting, a taken-down offer and a draft."""
    shown = picture(1)
    live = offer(seller=ours, pictures=[shown])
    world.things.update(
        offer_pk=live.pk,
        offer_slug=live.slug,
        waiting_offer_pk=offer(seller=ours, state="submitted").pk,
        taken_offer_pk=offer(seller=ours, state="taken_down").pk,
        draft_offer_pk=offer(seller=ours, live=False).pk,
        picture_name=shown.name,
        offer_token=reconfirm_token(live),
    )
