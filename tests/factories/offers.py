"""Categories and offers, made directly: what stands after an officer has approved it, without the way there."""

from decimal import Decimal
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalogue.models import Category
from marketplace.language.slugs import slug
from marketplace.media.models import Picture
from marketplace.media.pictures.decoding import decode_trusted
from sellers.accounts.models import Seller
from sellers.offers import projection
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer
from sellers.offers.photos import hang
from sellers.offers.terms import OfferContent
from tests.factories import drawings
from tests.factories.sellers import seller as make_seller

_numbers = count(1)


def category(name: str = "Đặc sản", *, parent: Category | None = None) -> Category:
    """The category of that name; made when it is not there."""
    found = Category.objects.filter(name=name).first()
    if found is not None:
        return found
    values = {"name": name, "slug": slug(name), "is_public": True, "ancestors_are_public": True}
    made: Category = parent.add_child(**values) if parent else Category.add_root(**values)
    return made


def content(**fields: Any) -> OfferContent:
    """What a seller says in an offer, all rules kept."""
    values: dict[str, Any] = {
        "title": f"Bánh tráng phơi sương {next(_numbers)}",
        "unit": "kg",
        "price": Decimal(68_000),
        "quantity": 100,
        **fields,
    }
    values.setdefault("category", None)
    values["category"] = values["category"] or category()
    return OfferContent(**values)


@transaction.atomic
def offer(*, live: bool = True, seller: Seller | None = None, state: str = "", confirmed_at: Any = None, **fields: Any) -> Offer:
    """A live offer with its product and stock, or with `live=False` a draft; `state` overrules both.

    `fields` are those of OfferContent (title, category, unit, price, quantity, minimum_quantity, pictures…).
    """
    said = content(**fields)
    made = Offer(seller=seller or make_seller(), state=state or (OfferState.LIVE if live else OfferState.DRAFT))
    made.take_over(said)
    stands = made.state not in {OfferState.DRAFT, OfferState.SUBMITTED, OfferState.RETURNED}
    now = timezone.now()
    if stands:
        made.submitted_at = made.approved_at = now
        made.confirmed_at = confirmed_at or now
    elif made.is_waiting:
        made.submitted_at = now
    made.save()
    hang(made, said.pictures)
    if stands:
        projection.show(made, quantity=made.quantity)
        made.save()
        if not made.is_live:
            projection.hide(made)
    return made


def picture(seed: int | None = None) -> Picture:
    """A small drawn picture, with its files."""
    data = drawings.jpeg(next(_numbers) if seed is None else seed)
    return Picture.objects.take_in_drawing(data, decode_trusted(data))
