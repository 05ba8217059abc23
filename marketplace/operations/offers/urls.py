"""Addresses of offers in the console."""

from django.urls import path

from marketplace.operations.offers import deciding, page, queue

urlpatterns = [
    path("", queue.offers, name="offers"),
    path("<int:pk>/", page.offer, name="offer"),
    path("<int:pk>/phe-duyet/", deciding.approve, name="offer_approve"),
    path("<int:pk>/tra-lai/", deciding.send_back, name="offer_return"),
    path("<int:pk>/go/", deciding.take_down, name="offer_take_down"),
    path("<int:pk>/khoi-phuc/", deciding.restore, name="offer_restore"),
]
