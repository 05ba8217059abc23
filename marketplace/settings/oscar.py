"""django-oscar: which of its apps are in use, which of them the exchange overrides, and its settings.

Oscar's root app (its URL tree), dashboard and wish lists stay out: sellers and officers have rooms of their own.
"""

from oscar.defaults import *

OSCAR_APPS = [
    "catalogue.apps.CatalogueConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "marketplace.commerce.address.apps.AddressConfig",
    "marketplace.commerce.partner.apps.PartnerConfig",
    "marketplace.commerce.basket.apps.BasketConfig",
    "marketplace.commerce.shipping.apps.ShippingConfig",
    "marketplace.commerce.payment.apps.PaymentConfig",
    "marketplace.commerce.order.apps.OrderConfig",
    "marketplace.commerce.checkout.apps.CheckoutConfig",
    "marketplace.commerce.customer.apps.CustomerConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "marketplace.commerce.apps.AnalyticsConfig",
    "search.apps.SearchConfig",
    "treebeard",
    "django_tables2",
]
# Overrides that add no column use Oscar's own migrations.
MIGRATION_MODULES = {
    "address": "oscar.apps.address.migrations",
    "basket": "oscar.apps.basket.migrations",
    "payment": "oscar.apps.payment.migrations",
    "customer": "oscar.apps.customer.migrations",
}

OSCAR_SHOP_NAME = "Sàn giao dịch thương mại điện tử Tây Ninh"
OSCAR_SHOP_TAGLINE = ""
OSCAR_DEFAULT_CURRENCY = "VND"
OSCAR_CURRENCY_FORMAT = {"VND": {"format": "#,##0 ¤"}}
OSCAR_SLUG_FUNCTION = "marketplace.language.slugs.slug"
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "line1", "country")
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_ALLOW_ANON_REVIEWS = False
OSCAR_SAVE_SENT_EMAILS_TO_DB = False
OSCAR_HIDDEN_FEATURES = ["wishlists", "reviews"]
OSCAR_BASKET_COOKIE_LIFETIME = 30 * 24 * 3600
OSCAR_BASKET_COOKIE_SECURE = False
# Oscar imports haystack's forms; nothing of ours searches through it.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
