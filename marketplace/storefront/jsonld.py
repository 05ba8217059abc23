"""An offer in schema.org's words, for those who read pages by machine."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from sellers.offers.models import Offer

# Inside <script> only these could end it or open another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def offer_jsonld(offer: Offer, left: int) -> SafeString:
    """JSON that may stand inside a script element of type application/ld+json."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": offer.title,
        "category": offer.category.name,
        "image": [_absolute(photo.picture.url()) for photo in offer.photos.all()],
        "offers": {
            "@type": "Offer",
            "url": _absolute(offer.get_absolute_url()),
            "price": str(offer.price),
            "priceCurrency": "VND",
            "availability": f"https://schema.org/{'InStock' if left else 'OutOfStock'}",
            "eligibleQuantity": {"@type": "QuantitativeValue", "minValue": offer.minimum_quantity, "unitText": offer.unit},
            "seller": {"@type": "Organization", "name": offer.seller.legal_name},
        },
    }
    if offer.description:
        data["description"] = offer.description
    if offer.valid_until:
        data["offers"]["priceValidUntil"] = offer.valid_until.isoformat()
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308 - escaped just here


def _absolute(path: str) -> str:
    return f"{settings.SITE_URL.rstrip('/')}{path}"
