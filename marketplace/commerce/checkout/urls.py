"""Addresses of checkout."""

from django.urls import path

from marketplace.commerce.checkout.views import CheckoutPage

urlpatterns = [path("thanh-toan/", CheckoutPage.as_view(), name="checkout")]
