"""Checkout that does not freeze the basket, mounted where the real one is: for the control only."""

from django.urls import path

from marketplace.commerce.checkout.views import CheckoutPage
from tests.races.unguarded import NOT_FROZEN, real

urlpatterns = [path("thanh-toan/", CheckoutPage.as_view(guards=NOT_FROZEN)), *real]
