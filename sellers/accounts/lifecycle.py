"""What can happen to a registration dossier, to a seller and to a measure against a seller."""

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
    LAPSED = "lapsed", _("Closed without a supplement")


class SellerState(models.TextChoices):
    """States of a seller."""

    ACTIVE = "active", _("Active")
    UNVERIFIED = "unverified", _("Without a valid identity")
    SUSPENDED = "suspended", _("Suspended")


class EnforcementState(models.TextChoices):
    """States of a measure against a seller."""

    SCHEDULED = "scheduled", _("Noticed, not yet in force")
    IN_FORCE = "in_force", _("In force")
    LIFTED = "lifted", _("Lifted")
    CANCELLED = "cancelled", _("Cancelled")


REGISTRATION = Lifecycle(
    name="registration",
    states=RegistrationState,
    initial=RegistrationState.DRAFT,
    table={
        RegistrationState.DRAFT: {
            "edit": RegistrationState.DRAFT,
            "submit": RegistrationState.SUBMITTED,
            "withdraw": RegistrationState.WITHDRAWN,
            "clear_card": RegistrationState.DRAFT,
        },
        RegistrationState.SUBMITTED: {
            "check_identity": RegistrationState.SUBMITTED,
            "override_tax_code": RegistrationState.SUBMITTED,
            "return": RegistrationState.RETURNED,
            "approve": RegistrationState.APPROVED,
            "reject": RegistrationState.REJECTED,
            "withdraw": RegistrationState.WITHDRAWN,
        },
        RegistrationState.RETURNED: {
            "edit": RegistrationState.RETURNED,
            "submit": RegistrationState.SUBMITTED,
            "withdraw": RegistrationState.WITHDRAWN,
            "warn": RegistrationState.RETURNED,
            "lapse": RegistrationState.LAPSED,
        },
    },
)

SELLER = Lifecycle(
    name="seller",
    states=SellerState,
    initial=SellerState.ACTIVE,
    table={
        SellerState.ACTIVE: {
            "give_notice": SellerState.ACTIVE,
            "suspend": SellerState.SUSPENDED,
            "revoke_identity": SellerState.UNVERIFIED,
            "check_identity": SellerState.ACTIVE,
            "verify_identity": SellerState.ACTIVE,
        },
        SellerState.UNVERIFIED: {
            "suspend": SellerState.SUSPENDED,
            "check_identity": SellerState.UNVERIFIED,
            "verify_identity": SellerState.ACTIVE,
        },
        SellerState.SUSPENDED: {
            "reinstate": SellerState.ACTIVE,
            "revoke_identity": SellerState.SUSPENDED,
            "check_identity": SellerState.SUSPENDED,
            "verify_identity": SellerState.SUSPENDED,
        },
    },
)

ENFORCEMENT = Lifecycle(
    name="enforcement",
    states=EnforcementState,
    initial=EnforcementState.SCHEDULED,
    table={
        EnforcementState.SCHEDULED: {"take_effect": EnforcementState.IN_FORCE, "cancel": EnforcementState.CANCELLED},
        EnforcementState.IN_FORCE: {"lift": EnforcementState.LIFTED},
    },
)
