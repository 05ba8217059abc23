"""A seller ends a certificate."""

from django.db import transaction
from django.utils import timezone

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.events import CertificateChanged
from sellers.certificates.models import Certificate
from sellers.certificates.papers import WITHDRAWN
from sellers.certificates.policies import may_hand_in


def withdraw_certificate(*, certificate: Certificate, by: User) -> Certificate:
    """One that has been checked disappears from its goods at once, and its paper with the time; of any other the paper goes at once."""
    with transition(certificate, "withdraw", by=by, may=may_hand_in) as step:
        if certificate.is_approved:
            step.publish(CertificateChanged(certificate_id=certificate.pk))
        else:
            paper = certificate.document
            # Robust: it is withdrawn by then, and what the storage keeps now goes with the hourly job.
            transaction.on_commit(lambda: paper.erase(WITHDRAWN), robust=True)
        certificate.ended_at, certificate.counted = timezone.now(), False
    return certificate
