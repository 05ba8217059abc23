"""Writing what a seller says into a certificate's row."""

from django.db import IntegrityError, transaction

from sellers.certificates.content import CertificateContent
from sellers.certificates.errors import NumberTaken
from sellers.certificates.models import Certificate

ONE_PER_NUMBER = "one_certificate_per_number_and_seller"


def require_free_number(certificate: Certificate, content: CertificateContent) -> None:
    """Raises NumberTaken while another one of this kind and number is on its way or checked."""
    same = Certificate.objects.of(certificate.seller).kept().filter(kind=content.kind, number__iexact=content.number)
    if same.exclude(pk=certificate.pk).exists():
        raise NumberTaken


def take_over(certificate: Certificate, content: CertificateContent) -> None:
    """Writes the content into the fields; goods are written when the row is there."""
    certificate.kind, certificate.level = content.kind, content.level
    certificate.number, certificate.issuer = content.number, content.issuer
    certificate.issued_on, certificate.expires_on = content.issued_on, content.expires_on


def insert(certificate: Certificate) -> None:
    """Saves a new row; raises NumberTaken when the same paper was sent twice at the same moment and the other one came first."""
    try:
        with transaction.atomic():
            certificate.save()
    except IntegrityError as error:
        if ONE_PER_NUMBER in str(error):
            raise NumberTaken from error
        raise
