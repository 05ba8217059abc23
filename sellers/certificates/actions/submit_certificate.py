"""A seller hands in a certificate."""

import pghistory
from django.db import transaction
from django.utils import timezone

from marketplace.lifecycles import NotAllowed
from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.accounts.policies import works_for
from sellers.certificates.content import CertificateContent
from sellers.certificates.models import Certificate
from sellers.certificates.papers import Upload, kept
from sellers.certificates.writing import one_per_number, require_free_number, require_room, take_over


def submit_certificate(*, seller: Seller, content: CertificateContent, upload: Upload, by: User) -> Certificate:
    """The certificate in the officers' queue, with its paper in the private store.

    Raises ContentRefused (NumberTaken among them), DocumentRefused, TooManyWaiting, NotAllowed for strangers; nothing was kept then.
    """
    if not works_for(by, seller):
        raise NotAllowed
    content = content.tidy()
    content.check(seller)
    certificate = Certificate(seller=seller, submitted_at=timezone.now(), submitted_by=by)
    require_free_number(certificate, content)
    about = pghistory.context(action="certificate.submit", by=by.pk, reason="")
    with kept(upload) as paper, one_per_number(), transaction.atomic(), about:
        require_room(seller)
        take_over(certificate, content)
        certificate.document = paper.record(by)
        certificate.save()
        certificate.goods.set(content.goods)
    return certificate
