"""Addresses of a buyer's purchases."""

from django.urls import path

from marketplace.commerce.customer import views

urlpatterns = [
    path("don-hang/", views.my_orders, name="my_orders"),
    path("don-hang/theo-doi/<str:token>/", views.purchase, name="purchase"),
    path("don-hang/theo-doi/<str:token>/<str:number>/huy/", views.CallOff.as_view(), name="order_call_off"),
    path("don-hang/theo-doi/<str:token>/<str:number>/da-nhan/", views.Received.as_view(), name="order_received"),
]
