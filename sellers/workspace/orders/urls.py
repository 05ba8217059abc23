"""Addresses of the seller's own orders."""

from django.urls import path

from sellers.workspace.orders.acts import act
from sellers.workspace.orders.pages import order, orders

urlpatterns = [
    path("", orders, name="orders"),
    path("<str:number>/", order, name="order"),
    path("<str:number>/<slug:action>/", act, name="order_act"),
]
