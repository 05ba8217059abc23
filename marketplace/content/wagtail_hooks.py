"""What the exchange adds to Wagtail's admin."""

from typing import Any

from wagtail import hooks

from marketplace.content.choosers import offer_chooser_viewset


@hooks.register("register_admin_viewset")
def register_offer_chooser() -> Any:
    """The chooser of live offers."""
    return offer_chooser_viewset
