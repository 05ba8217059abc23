"""The accounts room as a Django app."""

from django.apps import AppConfig


class SellerAccountsConfig(AppConfig):
    """See the package's docstring."""

    name = "sellers.accounts"
    label = "seller_accounts"

    def ready(self) -> None:
        """Listens to the room's own decisions."""
        from marketplace.events import subscribe
        from sellers.accounts.erasing import erase_identity_card
        from sellers.accounts.events import RegistrationApproved, RegistrationLapsed, RegistrationRejected, RegistrationWithdrawn

        for event in (RegistrationApproved, RegistrationRejected, RegistrationWithdrawn, RegistrationLapsed):
            subscribe(event, name="seller_accounts.erase_identity_card", run=erase_identity_card)
