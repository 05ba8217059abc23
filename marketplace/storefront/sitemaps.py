"""What the map of the site says of the market: stalls and offers that can be visited now, in both languages."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from catalogue.tree import Node, category_tree
from sellers.accounts.models import Seller
from sellers.offers.models import Offer

CLOSED = (
    "/gian-lam-viec/",
    "/dieu-hanh/",
    "/cms/",
    "/quan-tri-du-lieu/",
    "/accounts/",
    "/gio-hang/",
    "/thanh-toan/",
    "/don-hang/",
    "/xac-nhan/",
    "/tai-lieu/",
)


class OurSitemap(Sitemap[Any]):
    """Addresses begin as settings say, not as whoever asks wishes."""

    i18n = True
    alternates = True
    x_default = True
    limit = 5_000

    def get_domain(self, site: Any = None) -> str:
        """The host of SITE_URL."""
        return str(urlsplit(settings.SITE_URL).netloc)

    def get_protocol(self, protocol: str | None = None) -> str:
        """The scheme of SITE_URL."""
        return str(urlsplit(settings.SITE_URL).scheme)


class OfferMap(OurSitemap):
    """Visible offers."""

    def items(self) -> "QuerySet[Offer]":
        """In the order of their making, so that pages of the map stay."""
        return Offer.objects.visible().only("pk", "slug", "confirmed_at").order_by("pk")

    def lastmod(self, item: Offer) -> dt.datetime | None:
        """When the seller last confirmed it."""
        return item.confirmed_at


class StallMap(OurSitemap):
    """Stalls of sellers who trade."""

    def items(self) -> "QuerySet[Seller]":
        """By age."""
        return Seller.objects.trading().only("pk", "slug").order_by("pk")


class CategoryMap(OurSitemap):
    """Categories in which something is on sale now, here or further down; empty ones are hidden everywhere."""

    def items(self) -> list[Node]:
        """In the order of the tree."""
        tree = category_tree()
        filled = Offer.objects.visible().order_by().values_list("category_id", flat=True).distinct()
        shown = {above for pk in filled if pk in tree.nodes for above in tree.nodes[pk].path}
        return [node for pk, node in tree.nodes.items() if pk in shown]

    def location(self, item: Node) -> str:
        """The category's page."""
        return reverse("category", args=[item.slug])


@require_safe
def index(request: HttpRequest, sitemaps: dict[str, type[Sitemap[Any]]]) -> HttpResponse:
    """The parts of the map."""
    parts = []
    for name, part in sitemaps.items():
        for page in range(1, part().paginator.num_pages + 1):
            path = reverse("sitemap", args=[name]) + (f"?p={page}" if page > 1 else "")
            parts.append(SitemapIndexItem(f"{settings.SITE_URL.rstrip('/')}{path}"))
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": parts}, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What machines may read, and where the map lies."""
    closed = [f"Disallow: {prefix}{path}" for prefix in ("", "/en") for path in CLOSED]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {settings.SITE_URL.rstrip('/')}/sitemap.xml", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
