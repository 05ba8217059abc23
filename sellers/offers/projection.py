"""What the live offer projects onto the product and its stock record: title, category, price, unit, minimum, for-sale flag.

Called by the actions inside their transaction, after the offer's own row has been locked.
"""

from catalogue.models import Product, ProductCategory, ProductClass
from marketplace.commerce.partner.models import StockRecord
from sellers.offers.models import Offer

PRODUCT_CLASS = "offer"
CURRENCY = "VND"


def show(offer: Offer, *, quantity: int | None = None) -> None:
    """Makes the product and its stock record say what the offer says and puts it on sale.

    `quantity` sets what can still be ordered; None leaves the stock as orders have made it. Makes both rows the first time.
    """
    product = offer.product or Product(structure=Product.STANDALONE, product_class=product_class())
    product.title, product.slug, product.description, product.is_public = offer.title, offer.slug, "", True
    product.save()
    offer.product = product
    ProductCategory.objects.filter(product=product).exclude(category=offer.category).delete()
    ProductCategory.objects.get_or_create(product=product, category=offer.category)
    stock = StockRecord.objects.select_for_update().filter(product=product).first()
    if stock is None:
        stock = StockRecord(product=product, partner=offer.seller.partner, partner_sku=str(offer.public_id), num_in_stock=0)
        quantity = offer.quantity if quantity is None else quantity
    stock.price_currency, stock.offer_id, stock.is_for_sale = CURRENCY, offer.pk, True
    _write_terms(stock, offer, quantity)


def update(offer: Offer, *, quantity: int | None = None) -> None:
    """Price and minimum of an offer that stands; `quantity` as in show()."""
    _write_terms(StockRecord.objects.select_for_update().get(product=offer.product), offer, quantity)


def hide(offer: Offer) -> None:
    """Takes the product off sale, unless another offer is what it shows by now."""
    if offer.product_id is None:
        return
    if StockRecord.objects.filter(product=offer.product_id, offer_id=offer.pk).update(is_for_sale=False):
        # By its own key: through the offer the statement joins both tables, row by row where PostgreSQL has not counted a new table yet.
        Product.objects.filter(pk=offer.product_id).update(is_public=False)


def _write_terms(stock: StockRecord, offer: Offer, quantity: int | None) -> None:
    stock.price, stock.unit, stock.minimum_quantity = offer.price, offer.unit, offer.minimum_quantity
    first = offer.photos.order_by("position").first()
    stock.offer_id, stock.picture = offer.pk, first.picture if first else None
    if quantity is not None:
        # What open orders have reserved stays theirs; the rest is what can be ordered from now on.
        stock.num_in_stock = (stock.num_allocated or 0) + quantity
    stock.save()


def product_class() -> ProductClass:
    """The one class of all products here; made when it is missing."""
    made, _created = ProductClass.objects.get_or_create(
        slug=PRODUCT_CLASS, defaults={"name": "Chào bán", "requires_shipping": True, "track_stock": True}
    )
    return made
