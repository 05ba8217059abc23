"""Overrides that Oscar silently ignores are the worst kind: each of ours is in force."""

import pytest
from django.apps import apps
from django.contrib import admin
from oscar.core.loading import get_class, get_model

OVERRIDDEN = {
    "catalogue": "catalogue",
    "address": "marketplace.commerce.address",
    "partner": "marketplace.commerce.partner",
    "basket": "marketplace.commerce.basket",
    "shipping": "marketplace.commerce.shipping",
    "payment": "marketplace.commerce.payment",
    "order": "marketplace.commerce.order",
    "checkout": "marketplace.commerce.checkout",
    "customer": "marketplace.commerce.customer",
    "search": "search",
}
CLASSES = [
    ("partner.strategy", "Selector"),
    ("partner.availability", "Orderable"),
    ("order.utils", "OrderCreator"),
    ("shipping.repository", "Repository"),
]
MODELS = [
    ("partner", "Partner"),
    ("partner", "StockRecord"),
    ("order", "Order"),
    ("order", "Line"),
    ("order", "ShippingAddress"),
    ("basket", "Basket"),
    ("catalogue", "Product"),
]


@pytest.mark.parametrize(("label", "package"), OVERRIDDEN.items())
def test_app_is_overridden(label: str, package: str) -> None:
    assert apps.get_app_config(label).name == package


@pytest.mark.parametrize(("module", "name"), CLASSES)
def test_class_comes_from_our_override(module: str, name: str) -> None:
    assert not get_class(module, name).__module__.startswith("oscar.")


@pytest.mark.parametrize(("label", "name"), MODELS)
def test_model_comes_from_our_override(label: str, name: str) -> None:
    model = get_model(label, name)
    assert model._meta.app_config.name == OVERRIDDEN[label]


def test_nothing_with_a_lifecycle_is_edited_in_django_admin() -> None:
    registered = [model for model in admin.site._registry if hasattr(model, "lifecycle")]
    assert registered == []
