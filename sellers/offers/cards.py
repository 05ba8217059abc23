"""An offer as a card: what lists of goods show, wherever they stand, in two queries however many there are."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.urls import NoReverseMatch, reverse

from marketplace.design.shapes import OfferCard, Picture
from sellers.certificates.showing import best, card_words
from sellers.offers.models import Offer, OfferPhoto
from sellers.offers.querysets import OfferQuerySet


def for_cards(offers: OfferQuerySet) -> OfferQuerySet:
    """The queryset with all that cards read."""
    photos = Prefetch("photos", queryset=OfferPhoto.objects.select_related("picture").order_by("position"))
    read = offers.select_related("seller__commune", "seller__partner", "category").prefetch_related(photos)
    return read.annotate(best_certificate=best(product="product", seller="seller"))


def cards(offers: Iterable[Offer], *, with_basket: bool = True) -> list[OfferCard]:
    """Cards of offers read through `for_cards`."""
    return [card(offer, with_basket=with_basket) for offer in offers]


def card(offer: Offer, *, with_basket: bool = True) -> OfferCard:
    """One card; the basket button only where the offer can be ordered."""
    return OfferCard(
        title=offer.title,
        url=offer.get_absolute_url(),
        seller=offer.seller.name,
        place=str(offer.seller.commune),
        price=offer.price,
        unit=offer.unit,
        smallest=offer.minimum_quantity,
        picture=main_picture(offer),
        confirmed_at=offer.confirmed_at,
        stale=offer.is_stale,
        certificate=card_words(getattr(offer, "best_certificate", None)),
        add_url=_add_url(offer) if with_basket and offer.is_live else "",
    )


def main_picture(offer: Offer) -> Picture | None:
    """The first photo in all its widths; the title beside it says what it shows."""
    photo = next(iter(offer.photos.all()), None)
    return Picture(url=photo.picture.url(640), sources=photo.picture.srcset("webp")) if photo else None


def _add_url(offer: Offer) -> str:
    try:
        return reverse("basket_add", args=[offer.pk])
    except NoReverseMatch:
        return ""
