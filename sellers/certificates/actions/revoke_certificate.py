"""An officer takes a checked certificate off the exchange, usually because its issuer took it back."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.events import CertificateChanged, CertificateRevoked
from sellers.certificates.models import Certificate
from sellers.certificates.policies import may_check, require_reason


def revoke_certificate(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """It disappears from its goods at once. Raises ReasonNeeded."""
    with transition(certificate, "revoke", by=by, may=may_check, reason=reason) as step:
        certificate.reason = require_reason(reason)
        certificate.counted = False
        step.publish(CertificateRevoked(certificate_id=certificate.pk, reason=certificate.reason))
        step.publish(CertificateChanged(certificate_id=certificate.pk))
    return certificate
