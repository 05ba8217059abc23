"""A seller hands in again what an officer returned."""

from contextlib import ExitStack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.certificates.content import CertificateContent
from sellers.certificates.errors import ContentRefused
from sellers.certificates.models import Certificate
from sellers.certificates.papers import REPLACED, Upload, kept
from sellers.certificates.policies import may_hand_in
from sellers.certificates.writing import one_per_number, require_free_number, take_over


def resubmit_certificate(*, certificate: Certificate, content: CertificateContent, upload: Upload | None = None, by: User) -> Certificate:
    """Back into the queue with what the seller says now; a new file takes the place of the old, which is erased.

    Raises ContentRefused or DocumentRefused; nothing was changed then.
    """
    content = content.tidy()
    with ExitStack() as stack:
        paper = stack.enter_context(kept(upload)) if upload is not None else None
        stack.enter_context(one_per_number())
        stack.enter_context(transition(certificate, "resubmit", by=by, may=may_hand_in))
        content.check(certificate.seller)
        require_free_number(certificate, content)
        if paper is None and certificate.document.is_erased:
            raise ContentRefused("document", _("Choose a file first."))
        take_over(certificate, content)
        certificate.goods.set(content.goods)
        if paper is not None:
            replaced, certificate.document = certificate.document, paper.record(by)
            # Robust: the certificate is committed by then, and an error here would take the new paper's file away.
            transaction.on_commit(lambda: replaced.erase(REPLACED), robust=True)
        certificate.round += 1
        certificate.submitted_at, certificate.submitted_by, certificate.reason = timezone.now(), by, ""
    return certificate
