"""What can happen to a registration dossier and to a seller."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle


class RegistrationState(models.TextChoices):
    """States of a dossier."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for supplement")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class SellerState(models.TextChoices):
    """States of a seller."""

    ACTIVE = "active", _("Active")
    SUSPENDED = "suspended", _("Suspended")


REGISTRATION = Lifecycle(
    name="registration",
    states=RegistrationState,
    initial=RegistrationState.DRAFT,
    table={
        RegistrationState.DRAFT: {"submit": RegistrationState.SUBMITTED, "withdraw": RegistrationState.WITHDRAWN},
        RegistrationState.SUBMITTED: {
            "return": RegistrationState.RETURNED,
            "approve": RegistrationState.APPROVED,
            "reject": RegistrationState.REJECTED,
            "withdraw": RegistrationState.WITHDRAWN,
        },
        RegistrationState.RETURNED: {"submit": RegistrationState.SUBMITTED, "withdraw": RegistrationState.WITHDRAWN},
    },
)

SELLER = Lifecycle(
    name="seller",
    states=SellerState,
    initial=SellerState.ACTIVE,
    table={
        SellerState.ACTIVE: {"suspend": SellerState.SUSPENDED},
        SellerState.SUSPENDED: {"reinstate": SellerState.ACTIVE},
    },
)
