"""Seller A's certificates: one that waits, one that was returned and one that stands."""

from typing import TYPE_CHECKING

from sellers.accounts.models import Seller
from tests.factories.certificates import certificate

if TYPE_CHECKING:
    from tests.security.world import World


def add(world: "World", ours: Seller, theirs: Seller) -> None:
    """Of premises, so that no goods are needed."""
    world.things.update(
        waiting_certificate_pk=certificate("submitted", code="haccp", seller=ours).pk,
        returned_certificate_pk=certificate("returned", code="iso-22000", seller=ours).pk,
        standing_certificate_pk=certificate("approved", code="food-safety", seller=ours).pk,
    )
