"""What officers fill in on a certificate."""

from marketplace.operations.certificates.reasons import REJECT_REASONS, RETURN_REASONS, REVOKE_REASONS
from marketplace.operations.registrations.forms import ReasonForm, RoundForm


class ReturnForm(RoundForm, ReasonForm):
    """What the seller shall correct."""

    picks = RETURN_REASONS


class RejectForm(RoundForm, ReasonForm):
    """Why the certificate is refused."""

    picks = REJECT_REASONS


class RevokeForm(ReasonForm):
    """Why the certificate no longer stands."""

    picks = REVOKE_REASONS
