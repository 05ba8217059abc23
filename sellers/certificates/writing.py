"""Writing what a seller says into a certificate's row."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

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


@contextmanager
def one_per_number() -> Iterator[None]:
    """Raises NumberTaken where the same number was written at the same moment and the other one came first."""
    try:
        yield
    except IntegrityError as error:
        if ONE_PER_NUMBER in str(error):
            raise NumberTaken from error
        raise
