"""Addresses of the public pages of offers and stalls, and of the way on from the door."""

from django.urls import path

from marketplace.storefront.help import help_page
from marketplace.storefront.offers import offer
from marketplace.storefront.rooms import own_room
from marketplace.storefront.stalls import stall

urlpatterns = [
    path("chao-ban/<slug:slug>-<int:pk>/", offer, name="offer"),
    path("tro-giup/", help_page, name="help"),
    path("phong-cua-toi/", own_room, name="own_room"),
    path("gian-hang/<slug:slug>/", stall, name="stall"),
]
