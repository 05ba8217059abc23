"""A seller ends a certificate."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.events import CertificateChanged
from sellers.certificates.models import Certificate
from sellers.certificates.policies import may_hand_in


def withdraw_certificate(*, certificate: Certificate, by: User) -> Certificate:
    """One that has been checked disappears from its goods at once; its number is free again."""
    with transition(certificate, "withdraw", by=by, may=may_hand_in) as step:
        if certificate.is_approved:
            step.publish(CertificateChanged(certificate_id=certificate.pk))
        certificate.counted = False
    return certificate
