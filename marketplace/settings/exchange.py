"""What this exchange is called and who owns it: shown in the head and foot of every page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.settings.environment import env

EXCHANGE: dict[str, Any] = {
    "name": _("E-commerce exchange of Tây Ninh province"),
    "short_name": _("Tây Ninh Exchange"),
    "place": _("From the makers of the province"),
    "claim": _("Every seller's papers are checked by an officer of the province."),
    "owner": {
        "name": env("OWNER_NAME"),
        "address": env("OWNER_ADDRESS"),
        "phone": env("OWNER_PHONE"),
        "phone_link": "".join(sign for sign in env("OWNER_PHONE") if sign.isdigit() or sign == "+"),
        "email": env("OWNER_EMAIL"),
        "tax_code": env("OWNER_TAX_CODE"),
        "responsible": env("OWNER_RESPONSIBLE"),
    },
    # The icon is the one issued by the state's system; it is shown as given and never drawn by us.
    "confirmation": {"url": env("CONFIRMATION_URL"), "image": env("CONFIRMATION_IMAGE")},
}
