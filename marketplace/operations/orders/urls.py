"""Addresses of orders in the console."""

from django.urls import path

from marketplace.operations.orders import pages

urlpatterns = [
    path("", pages.waiting, name="orders"),
    path("<str:number>/", pages.order, name="order"),
]
