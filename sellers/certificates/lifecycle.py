"""What can happen to a certificate. That it ends with its last day needs no state."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle


class CertificateState(models.TextChoices):
    """States of a certificate."""

    SUBMITTED = "submitted", _("Waiting to be checked")
    RETURNED = "returned", _("Returned for correction")
    APPROVED = "approved", _("Checked")
    REJECTED = "rejected", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken back by the seller")
    REVOKED = "revoked", _("Revoked")


CERTIFICATE = Lifecycle(
    name="certificate",
    states=CertificateState,
    initial=CertificateState.SUBMITTED,
    table={
        CertificateState.SUBMITTED: {
            "return": CertificateState.RETURNED,
            "approve": CertificateState.APPROVED,
            "reject": CertificateState.REJECTED,
            "withdraw": CertificateState.WITHDRAWN,
        },
        CertificateState.RETURNED: {"resubmit": CertificateState.SUBMITTED, "withdraw": CertificateState.WITHDRAWN},
        CertificateState.APPROVED: {
            "remind": CertificateState.APPROVED,
            "turn": CertificateState.APPROVED,
            "withdraw": CertificateState.WITHDRAWN,
            "revoke": CertificateState.REVOKED,
        },
    },
)
