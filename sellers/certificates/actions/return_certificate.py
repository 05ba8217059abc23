"""An officer returns a certificate for correction."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.events import CertificateReturned
from sellers.certificates.models import Certificate
from sellers.certificates.policies import may_check, require_read, require_reason


def return_certificate(*, certificate: Certificate, by: User, reason: str, round: int) -> Certificate:
    """`round` is the submission that the officer read: ActionRefused if the seller has sent another. Raises ReasonNeeded."""
    with transition(certificate, "return", by=by, may=may_check, reason=reason) as step:
        require_read(certificate, round)
        certificate.reason = require_reason(reason)
        step.publish(CertificateReturned(certificate_id=certificate.pk, reason=certificate.reason))
    return certificate
