"""A message in buyer A's inbox."""

from marketplace.notifications.notify import notify
from sellers.accounts.models import Seller
from tests.security.world import World


def add(world: World, ours: Seller, theirs: Seller) -> None:
    """`inbox_notice_pk`: buyer A's."""
    messages = notify([world.people["buyer"]], template="offer_expired", context={"title": "Bánh tráng"}, event_id="world")
    world.things["inbox_notice_pk"] = next(message.pk for message in messages if message.channel == "inbox")
