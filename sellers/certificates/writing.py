"""Writing what a seller says into a certificate's row."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from marketplace.lifecycles import lock_all
from sellers.accounts.models import Seller
from sellers.certificates.content import CertificateContent
from sellers.certificates.errors import NumberTaken, TooManyWaiting
from sellers.certificates.models import Certificate

ONE_PER_NUMBER = "one_certificate_per_number_and_seller"
# More than any seller has papers for at a time; officers read each of them beside its photo.
MOST_UNDECIDED = 20


def require_free_number(certificate: Certificate, content: CertificateContent) -> None:
    """Raises NumberTaken while another one of this kind, level, number and day of issue is on its way or checked."""
    same = Certificate.objects.of(certificate.seller).kept().filter(kind=content.kind, level=content.level, number__iexact=content.number)
    if same.filter(issued_on=content.issued_on).exclude(pk=certificate.pk).exists():
        raise NumberTaken


def require_room(seller: Seller) -> None:
    """Raises TooManyWaiting; within a transaction, which then holds the seller's row so that two at once are counted one by one."""
    lock_all(Seller.objects.filter(pk=seller.pk))
    if Certificate.objects.of(seller).undecided().count() >= MOST_UNDECIDED:
        raise TooManyWaiting(MOST_UNDECIDED)


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
