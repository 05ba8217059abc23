"""A report of seller A's offer."""

from sellers.accounts.models import Seller
from tests.factories.feedback import report
from tests.factories.offers import offer
from tests.security.world import World


def add(world: World, ours: Seller, theirs: Seller) -> None:
    """Puts `reported_offer_pk`, `report_code` and `report_pk` into the world."""
    reported = offer(seller=ours)
    made = report(reported)
    world.things.update(reported_offer_pk=reported.pk, report_code=made.code, report_pk=made.pk)
