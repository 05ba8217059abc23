"""Addresses for machines, the same in every language."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path

from marketplace.storefront.sitemaps import SITEMAPS, index, robots

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
