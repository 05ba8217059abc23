"""The certificates room as a Django app."""

from django.apps import AppConfig


class SellerCertificatesConfig(AppConfig):
    """See the package's docstring."""

    name = "sellers.certificates"
    label = "seller_certificates"

    def ready(self) -> None:
        """Lets a seller's people open the papers of his certificates."""
        from marketplace.media.documents.readers import admit
        from sellers.certificates.papers import may_open

        admit("seller_certificates", may_open)
