"""All addresses of the exchange: Vietnamese without a prefix, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from marketplace import health, reference
from marketplace.content import images
from marketplace.content.words import editors_words
from marketplace.sitemap import SITEMAPS
from marketplace.storefront.sitemaps import index, robots

handler500 = "marketplace.failure.unexpected"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("marketplace.media.pictures.urls")),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS}, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", include("marketplace.media.documents.urls")),
    path("media/images/<str:name>", images.rendition, name="rendition"),
    path("cms-tai-lieu/", include(wagtaildocs_urls)),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("i18n/", include("django.conf.urls.i18n")),
    # Libraries' own doors to accounts are routed to the one that knows proof, limits and the second factor.
    path("cms/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("cms/account/", RedirectView.as_view(pattern_name="account")),
    path("cms/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    path("quan-tri-du-lieu/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("cms/jsi18n/", editors_words, name="editors_words"),
    path("cms/", include(wagtailadmin_urls)),
    path("quan-tri-du-lieu/", reference.site.urls),
]
urlpatterns += i18n_patterns(
    path("gian-lam-viec/", include("sellers.workspace.urls")),
    path("", include("sellers.workspace.offers.link_urls")),
    path("", include("marketplace.storefront.urls")),
    path("", include("sellers.workspace.orders.link_urls")),
    path("", include("marketplace.places.urls")),
    path("", include("marketplace.rules.urls")),
    path("", include("marketplace.people.urls")),
    path("", include("marketplace.notifications.urls")),
    path("", include("search.urls")),
    path("", include("marketplace.feedback.urls")),
    path("", include("marketplace.commerce.basket.urls")),
    path("", include("marketplace.commerce.checkout.urls")),
    path("", include("marketplace.commerce.customer.urls")),
    path("", include("sellers.accounts.urls")),
    path("dieu-hanh/", include("marketplace.operations.urls")),
    *([path("design/", include("marketplace.design.urls"))] if settings.DEVELOPMENT_PAGES else []),
    path("", serve, {"path": ""}, name="home"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
