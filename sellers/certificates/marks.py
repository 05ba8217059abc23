"""How a certificate stands, in words and as the kind of its status tag."""

from django.utils.translation import gettext as _

from marketplace.language.dates import format_day, vietnam_today
from sellers.certificates.lifecycle import CertificateState
from sellers.certificates.models import Certificate

MARKS = {
    CertificateState.SUBMITTED: "wait",
    CertificateState.RETURNED: "bad",
    CertificateState.APPROVED: "good",
    CertificateState.REJECTED: "bad",
    CertificateState.REVOKED: "bad",
}


def said_of(certificate: Certificate) -> str:
    """The state; of a checked one also whether its days have not begun or are over."""
    if certificate.is_approved and certificate.has_expired:
        return _("Expired")
    if certificate.is_approved and not certificate.counts_on(vietnam_today()):
        return _("Checked, not yet valid")
    return str(certificate.get_state_display())


def mark_of(certificate: Certificate) -> str:
    """good, wait, bad or nothing."""
    if certificate.is_approved and not certificate.counts_on(vietnam_today()):
        return "" if certificate.has_expired else "wait"
    return MARKS.get(CertificateState(certificate.state), "")


def seen_of(certificate: Certificate) -> str:
    """Whether and from when buyers see a checked one, as a sentence to officer and seller; empty for all others."""
    if not certificate.is_approved or certificate.has_expired:
        return ""
    if not certificate.seller.is_trading:
        return _("Buyers see it when the goods of this stall are shown again.")
    if not certificate.counts_on(vietnam_today()):
        return _("Buyers see it from %(day)s on.") % {"day": format_day(certificate.issued_on)}
    return _("Buyers see it while it holds.")
