"""Addresses of the public pages of offers and stalls."""

from django.urls import path

from marketplace.storefront.help import help_page
from marketplace.storefront.offers import offer
from marketplace.storefront.stalls import stall

urlpatterns = [
    path("chao-ban/<slug:slug>-<int:pk>/", offer, name="offer"),
    path("tro-giup/", help_page, name="help"),
    path("gian-hang/<slug:slug>/", stall, name="stall"),
]
