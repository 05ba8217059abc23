"""The invented offers with their products, stock and pictures; written in bulk, in every state."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from random import Random

from django.utils import timezone

from catalogue.models import Category, Product, ProductCategory
from marketplace.commerce.partner.models import StockRecord
from marketplace.demonstration.chance import chance
from marketplace.demonstration.goods import Goods
from marketplace.demonstration.sellers import SELLERS
from marketplace.demonstration.words import MIDDLES, NOTES, OPENINGS
from marketplace.media.models import Picture
from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer, OfferPhoto
from sellers.offers.projection import CURRENCY, product_class
from sellers.offers.terms import OfferContent

OFFERS = 1_560
# Out of 100 offers; the rest is on sale.
SHARES: tuple[tuple[str, int], ...] = (
    (OfferState.STALE, 2),
    (OfferState.EXPIRED, 1),
    (OfferState.WITHDRAWN, 1),
)
# What a seller's n-th offer is, for the first so many sellers: theirs are the accounts that are printed.
UNREAD = {9: (OfferState.RETURNED, 6), 10: (OfferState.DRAFT, 8), 11: (OfferState.SUBMITTED, 18)}
RETURN_REASON = "Ảnh chưa rõ hàng; xin chụp gần hơn và ghi quy cách đóng gói."
BULK = 500


def make_offers(sellers: list[Seller], goods: list[Goods], pictures: Mapping[int, Picture], officer: User) -> None:
    """Spreads the goods over the sellers: each seller keeps to a few neighbouring kinds, as real ones do."""
    categories = {category.slug: category for category in Category.objects.all()}
    offers, pictured = [], []
    for number in range(OFFERS):
        pick = chance(f"offer:{number}")
        seller_number = number % len(sellers)
        kind = goods[(seller_number * 11 + pick.randrange(9)) % len(goods)]
        offers.append(_offer(sellers[seller_number], kind, categories[kind.category], number, pick, officer))
        pictured.append(pictures[kind.number])
    with_pictures = [(offer, picture) for offer, picture in zip(offers, pictured, strict=True) if offer.approved_at]
    shown = [offer for offer, _picture in with_pictures]
    _give_products(shown)
    Offer.objects.bulk_create(offers, batch_size=BULK)
    OfferPhoto.objects.bulk_create(
        (OfferPhoto(offer=o, picture=p, position=0) for o, p in zip(offers, pictured, strict=True)), batch_size=BULK
    )
    ProductCategory.objects.bulk_create(
        (ProductCategory(product=offer.product, category=offer.category) for offer in shown), batch_size=BULK
    )
    StockRecord.objects.bulk_create(
        (_stock(offer, picture, number) for number, (offer, picture) in enumerate(with_pictures)), batch_size=BULK
    )


def _state(number: int, pick: Random) -> str:
    own, seller_number = divmod(number, SELLERS)
    state, many = UNREAD.get(own, ("", 0))
    if seller_number < many:
        return state
    fallen = pick.randrange(100)
    for state, share in SHARES:
        if fallen < share:
            return state
        fallen -= share
    return OfferState.LIVE


def _offer(seller: Seller, goods: Goods, category: Category, number: int, pick: Random, officer: User) -> Offer:
    variant = pick.choice(goods.variants)
    state = _state(number, pick)
    now = timezone.now()
    offer = Offer(seller=seller, state=state)
    offer.take_over(
        OfferContent(
            title=goods.named(variant),
            category=category,
            unit=goods.unit,
            price=Decimal(goods.priced(variant, pick.random())),
            quantity=pick.choice((10, 20, 30, 50, 80, 100, 150, 200, 300, 500)),
            minimum_quantity=pick.choice((1, 1, 1, 1, 2, 5)),
            description=f"{pick.choice(OPENINGS)} {pick.choice(MIDDLES)}",
            fulfilment_note=pick.choice(NOTES),
        )
    )
    if state == OfferState.DRAFT:
        return offer
    offer.submitted_at = now - dt.timedelta(hours=pick.randint(1, 60))
    if state == OfferState.RETURNED:
        offer.return_reason = RETURN_REASON
    if state not in {OfferState.SUBMITTED, OfferState.RETURNED}:
        fresh = state in {OfferState.LIVE, OfferState.WITHDRAWN}
        offer.confirmed_at = now - (dt.timedelta(minutes=pick.randint(30, 28 * 1440)) if fresh else dt.timedelta(days=pick.randint(32, 55)))
        offer.approved_at = offer.confirmed_at - dt.timedelta(days=pick.choice((0, 0, 3, 20, 60)))
        offer.submitted_at = offer.approved_at - dt.timedelta(hours=pick.randint(2, 30))
        offer.approved_by = officer
    return offer


def _give_products(offers: list[Offer]) -> None:
    kind = product_class()
    products = Product.objects.bulk_create(
        (
            Product(
                structure=Product.STANDALONE,
                product_class=kind,
                title=offer.title,
                slug=offer.slug,
                is_public=offer.is_live,
            )
            for offer in offers
        ),
        batch_size=BULK,
    )
    for offer, product in zip(offers, products, strict=True):
        offer.product = product


def _stock(offer: Offer, picture: Picture, number: int) -> StockRecord:
    return StockRecord(
        product=offer.product,
        partner=offer.seller.partner,
        partner_sku=str(offer.public_id),
        price=offer.price,
        price_currency=CURRENCY,
        num_in_stock=0 if number % 60 == 59 else offer.quantity,
        num_allocated=0,
        unit=offer.unit,
        minimum_quantity=offer.minimum_quantity,
        is_for_sale=offer.is_live,
        offer_id=offer.pk,
        picture=picture,
    )
