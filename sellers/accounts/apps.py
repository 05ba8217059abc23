"""The accounts room as a Django app."""

from django.apps import AppConfig


class SellerAccountsConfig(AppConfig):
    """See the package's docstring."""

    name = "sellers.accounts"
    label = "seller_accounts"
