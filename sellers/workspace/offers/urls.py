"""Addresses of the seller's own offers."""

from django.urls import path

from sellers.workspace.offers.acts import act, bulk
from sellers.workspace.offers.editing import edit, new
from sellers.workspace.offers.pages import offer, offers

urlpatterns = [
    path("", offers, name="offers"),
    path("dang/", new, name="offer_new"),
    path("hang-loat/", bulk, name="offers_bulk"),
    path("<int:pk>/", offer, name="offer"),
    path("<int:pk>/sua/", edit, name="offer_edit"),
    path("<int:pk>/<slug:action>/", act, name="offer_act"),
]
