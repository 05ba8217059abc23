"""A small world in which access is tried: two sellers, two buyers, staff, and things that belong to seller A and buyer A."""

from dataclasses import dataclass, field
from typing import Any

from marketplace.people.models import User
from sellers.accounts.models import SellerMember
from tests.factories.people import editor, officer, person, superuser
from tests.factories.sellers import member, seller


@dataclass
class World:
    """People by role, and values for the placeholders of the tables."""

    people: dict[str, User] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)


def build_world() -> World:
    """Makes everything in the present transaction."""
    world = World()
    people = world.people
    people["buyer"], people["other_buyer"] = person(), person()
    people["owner"], people["staff"], people["other_seller"] = person(), person(), person()
    people["officer"], people["editor"], people["superuser"] = officer(), editor(), superuser()
    ours, theirs = seller(owner=people["owner"]), seller(owner=people["other_seller"])
    member(ours, SellerMember.Role.STAFF, user=people["staff"])
    world.things.update(seller_pk=ours.pk, seller_slug=ours.slug, other_seller_pk=theirs.pk, other_seller_slug=theirs.slug)
    for add in _ROOMS:
        add(world, ours, theirs)
    return world


# Each room adds what its addresses need: a function (world, seller A, seller B) that puts values into world.things.
_ROOMS: list[Any] = []
