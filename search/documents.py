"""The search document of an offer: what is known of it in the engines, and how it is read from the database in bulk."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from django.db.models import Count
from django.utils.translation import override

from catalogue.models import Category
from marketplace.commerce.partner.models import Partner
from search.ranking.service import factors_of
from search.ranking.signals import NEUTRAL, certificate, completeness
from search.text.lexemes import named_lexemes, title_lexemes
from search.text.tokens import fold_all, tokens
from sellers.certificates.standing import codes_of_goods, names_of_codes
from sellers.offers.models import Offer, OfferPhoto


class Handover(StrEnum):
    """How goods come from the seller to the buyer."""

    DELIVERY = "delivery"
    PICKUP = "pickup"


@dataclass(frozen=True)
class OfferDocument:
    """One offer as it is searched.

    `version` is the offer's revision; `price` whole đồng; `categories` the path from the top, ids; `handover` values of Handover.
    `certificates` are codes of the checked certificates that stand for the goods today, sorted, `certificate_names` what they are called.
    `completeness`, `service` and `certified` are factors of the ranking, see ranking/signals.py.
    """

    offer_id: int
    version: int
    title: str
    price: int
    seller_id: int = 0
    seller_name: str = ""
    seller_kind: str = ""
    commune: str = ""
    categories: tuple[int, ...] = ()
    category_names: str = ""
    brand: str = ""
    certificates: tuple[str, ...] = ()
    certificate_names: str = ""
    handover: tuple[str, ...] = ()
    confirmed_at: dt.datetime | None = None
    published_at: dt.datetime | None = None
    completeness: float = NEUTRAL
    service: float = NEUTRAL
    certified: float = NEUTRAL


@dataclass(frozen=True)
class Analysed:
    """A document's words: title as written and folded, seller and brand as written, and all lexemes."""

    toned: list[str]
    plain: list[str]
    seller: list[str]
    brand: list[str]
    lexemes: Collection[str]


def analyse(document: OfferDocument) -> Analysed:
    """The words of a document; the same for both engines."""
    toned = tokens(document.title)
    seller, of_seller = _name(document.seller_name, "@")
    brand, of_brand = _name(f"{document.brand} {document.category_names} {document.certificate_names}", "%")
    lexemes = title_lexemes(toned)
    lexemes.update(of_seller)
    lexemes.update(of_brand)
    return Analysed(toned, fold_all(toned), list(seller), list(brand), lexemes)


@lru_cache(maxsize=10_000)
def _name(name: str, sign: str) -> tuple[tuple[str, ...], dict[str, None]]:
    """Words and lexemes of a name; sellers have many offers, and categories many sellers."""
    words = tokens(name)
    return tuple(words), dict.fromkeys(sorted(named_lexemes(words, sign)))


def documents_of(offers: Sequence[Offer]) -> Iterator[OfferDocument]:
    """Documents of offers read by `readable()`; a few queries more for all their categories, photos, services and certificates together."""
    paths = category_paths(offer.category for offer in offers)
    photos = photo_counts(offers)
    services = factors_of(offer.seller_id for offer in offers)
    certificates = codes_of_goods({offer.product_id for offer in offers if offer.product_id})
    names = certificate_names() if certificates else {}
    for offer in offers:
        path = paths[offer.category.path]
        codes = certificates.get(offer.product_id or 0, ())
        seller = offer.seller
        yield OfferDocument(
            offer_id=offer.pk,
            version=offer.revision,
            title=offer.title,
            price=int(offer.price),
            seller_id=seller.pk,
            seller_name=seller.name,
            seller_kind=seller.kind,
            commune=seller.commune_id,
            categories=tuple(category.pk for category in path),
            category_names=" ".join(category.name for category in path[-1:]),
            certificates=codes,
            certificate_names=" ".join(names[code] for code in codes if code in names),
            handover=handover_of(seller.partner),
            confirmed_at=offer.confirmed_at,
            published_at=in_milliseconds(offer.approved_at),
            completeness=completeness(photos=photos.get(offer.pk, 0), description=offer.description, delivery_note=offer.fulfilment_note),
            service=services.get(offer.seller_id, NEUTRAL),
            certified=certificate(codes),
        )


def photo_counts(offers: Sequence[Offer]) -> dict[int, int]:
    """How many photos each offer shows."""
    counted = OfferPhoto.objects.filter(offer__in=[offer.pk for offer in offers]).order_by().values_list("offer")
    return dict(counted.annotate(number=Count("pk")))


def certificate_names() -> dict[str, str]:
    """Vietnamese names by code, as titles and buyers say them, whatever language the worker speaks. One query."""
    with override("vi"):
        return names_of_codes()


def in_milliseconds(moment: dt.datetime | None) -> dt.datetime | None:
    """As exact as Elasticsearch keeps it, so that both engines put offers into the same order."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000) if moment else None


def handover_of(partner: Partner) -> tuple[str, ...]:
    """How goods come to the buyer; a seller who does neither is met by arrangement at his place, as checkout has it."""
    ways = [Handover.DELIVERY] if partner.delivers else []
    return tuple([*ways, Handover.PICKUP] if partner.offers_pickup or not ways else ways)


def category_paths(categories: Iterable[Category]) -> dict[str, list[Category]]:
    """For each category's tree path, the categories from the top down to it."""
    step: int = Category.steplen
    wanted = {category.path for category in categories}
    above = {path[:end] for path in wanted for end in range(step, len(path) + 1, step)}
    known = {category.path: category for category in Category.objects.filter(path__in=above)}
    return {path: [known[path[:end]] for end in range(step, len(path) + 1, step)] for path in wanted}
