"""The exchange tells the readers of goods that a certificate's first day has come or its last has passed."""

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import transition
from sellers.certificates.errors import AlreadyDone
from sellers.certificates.events import CertificateChanged
from sellers.certificates.models import Certificate


def turn_certificate(*, certificate: Certificate) -> Certificate:
    """Once for each of the two days. Raises AlreadyDone."""
    with transition(certificate, "turn", by=None) as step:
        counts = certificate.counts_on(vietnam_today())
        if certificate.counted == counts:
            raise AlreadyDone
        certificate.counted = counts
        step.publish(CertificateChanged(certificate_id=certificate.pk))
    return certificate
