"""Addresses of the public pages of offers and stalls."""

from django.urls import path

from marketplace.storefront.offers import offer
from marketplace.storefront.stalls import stall

urlpatterns = [
    path("chao-ban/<slug:slug>-<int:pk>/", offer, name="offer"),
    path("gian-hang/<slug:slug>/", stall, name="stall"),
]
