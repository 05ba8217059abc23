"""The photos of an offer and their order."""

from collections.abc import Sequence

from marketplace.media.models import Picture
from sellers.offers.models import Offer, OfferPhoto


def hang(offer: Offer, pictures: Sequence[Picture]) -> None:
    """Makes exactly these the offer's photos, in this order; a picture named twice hangs once."""
    ordered = list({picture.pk: picture for picture in pictures}.values())
    offer.photos.all().delete()
    OfferPhoto.objects.bulk_create(OfferPhoto(offer=offer, picture=picture, position=place) for place, picture in enumerate(ordered))
