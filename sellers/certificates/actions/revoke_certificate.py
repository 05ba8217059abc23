"""An officer takes a checked certificate off the exchange, usually because its issuer took it back."""

from django.utils import timezone

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.events import CertificateChanged, CertificateRevoked
from sellers.certificates.models import Certificate
from sellers.certificates.policies import may_check, require_reason


def revoke_certificate(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """It disappears from its goods at once; who had approved it, and when, stays in the trail. Raises ReasonNeeded."""
    with transition(certificate, "revoke", by=by, may=may_check, reason=reason) as step:
        certificate.reason = require_reason(reason)
        certificate.ended_at = certificate.decided_at = timezone.now()
        certificate.decided_by, certificate.counted = by, False
        step.publish(CertificateRevoked(certificate_id=certificate.pk, reason=certificate.reason))
        step.publish(CertificateChanged(certificate_id=certificate.pk))
    return certificate
