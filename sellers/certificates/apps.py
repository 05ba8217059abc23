"""The certificates room as a Django app."""

from django.apps import AppConfig


class SellerCertificatesConfig(AppConfig):
    """See the package's docstring."""

    name = "sellers.certificates"
    label = "seller_certificates"
