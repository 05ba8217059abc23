"""Checkout that does not hold the basket, mounted where the real one is: for the control only."""

from django.urls import path

from marketplace.commerce.checkout.views import CheckoutPage
from tests.races.unguarded import NOT_HELD, real

urlpatterns = [path("thanh-toan/", CheckoutPage.as_view(guards=NOT_HELD)), *real]
