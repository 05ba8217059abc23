"""An officer refuses a certificate."""

from django.utils import timezone

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.events import CertificateRejected
from sellers.certificates.models import Certificate
from sellers.certificates.policies import may_check, require_read, require_reason


def reject_certificate(*, certificate: Certificate, by: User, reason: str, round: int) -> Certificate:
    """For good: a right paper is handed in anew. `round` as in return_certificate. Raises ReasonNeeded."""
    with transition(certificate, "reject", by=by, may=may_check, reason=reason) as step:
        require_read(certificate, round)
        certificate.reason = require_reason(reason)
        certificate.ended_at = certificate.decided_at = timezone.now()
        certificate.decided_by = by
        step.publish(CertificateRejected(certificate_id=certificate.pk, reason=certificate.reason))
    return certificate
