"""The exchange reminds a seller, once, that a certificate will end."""

from django.utils import timezone

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import transition
from marketplace.rules.values import rule
from sellers.certificates.errors import AlreadyDone
from sellers.certificates.events import CertificateEndsSoon
from sellers.certificates.models import Certificate


def warn_of_expiry(*, certificate: Certificate) -> Certificate:
    """Raises AlreadyDone when he was reminded already, or when it is too early or too late."""
    with transition(certificate, "remind", by=None) as step:
        due = Certificate.objects.to_remind(vietnam_today(), rule("certificates.warning_days"))
        if not due.filter(pk=certificate.pk).exists():
            raise AlreadyDone
        certificate.reminded_at = timezone.now()
        step.publish(CertificateEndsSoon(certificate_id=certificate.pk))
    return certificate
