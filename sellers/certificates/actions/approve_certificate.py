"""An officer has checked a certificate."""

from django.utils import timezone

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.errors import Expired
from sellers.certificates.events import CertificateApproved, CertificateChanged
from sellers.certificates.models import Certificate
from sellers.certificates.policies import may_check, require_read


def approve_certificate(*, certificate: Certificate, by: User, round: int) -> Certificate:
    """Buyers see it from now on, or from its first day; `round` as in return_certificate. Raises Expired."""
    with transition(certificate, "approve", by=by, may=may_check) as step:
        require_read(certificate, round)
        if certificate.has_expired:
            raise Expired
        certificate.decided_at, certificate.decided_by = timezone.now(), by
        certificate.counted = certificate.counts_on(vietnam_today())
        certificate.reason = ""
        step.publish(CertificateApproved(certificate_id=certificate.pk))
        step.publish(CertificateChanged(certificate_id=certificate.pk))
    return certificate
