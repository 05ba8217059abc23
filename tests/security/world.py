"""A small world in which access is tried: two sellers, two buyers, staff, and things that belong to seller A and buyer A."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from marketplace.people.models import User
from sellers.accounts.models import Seller, SellerMember
from tests.factories.people import editor, officer, person, superuser
from tests.factories.sellers import member, seller
from tests.security import things


class Things(dict[str, Any]):
    """Values by name; a name is given once, or one room would try another room's things."""

    def update(self, *args: Any, **values: Any) -> None:
        """Adds values; raises KeyError for a name that is taken."""
        taken = self.keys() & dict(*args, **values).keys()
        if taken:
            raise KeyError(f"two rooms call their things {sorted(taken)}")
        super().update(*args, **values)

    def __setitem__(self, name: str, value: Any) -> None:
        self.update({name: value})


@dataclass
class World:
    """People by role, and values for the placeholders of the tables."""

    people: dict[str, User] = field(default_factory=dict)
    things: Things = field(default_factory=Things)


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
    for add in _rooms():
        add(world, ours, theirs)
    return world


def _rooms() -> list[Callable[[World, Seller, Seller], None]]:
    """Each room adds what its addresses need: `add(world, ours, theirs)` in a module of `things`."""
    return [import_module(f"{things.__name__}.{module.name}").add for module in iter_modules(things.__path__)]
