"""Papers do not outlive their certificates for longer than the policy on personal data says."""

import logging

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from marketplace.media.documents.models import PrivateDocument
from marketplace.rules.values import rule
from sellers.certificates.models import Certificate
from sellers.certificates.papers import REPLACED
from sellers.certificates.querysets import CertificateQuerySet

logger = logging.getLogger(__name__)

AFTER_END = "deleted after the end of the certificate"


def erase_old_papers() -> None:
    """Erases the papers whose time is over (rule `certificates.paper_days`), and those that a failing storage left behind."""
    for pk in _due().order_by("pk").values_list("pk", flat=True):
        try:
            _erase(pk)
        except OSError:
            # The others go all the same, and this one with a later run.
            logger.exception("the paper of the certificate %s could not be deleted", pk)
    for document in replaced_papers().order_by("pk"):
        try:
            document.erase(REPLACED)
        except OSError:
            logger.exception("the replaced paper %s of a certificate could not be deleted", document.pk)


def replaced_papers() -> models.QuerySet[PrivateDocument]:
    """Papers that lie in the store though their certificate has another one by now; the trail knows what was there before."""
    once = apps.get_model("seller_certificates", "CertificateTrail").objects.values("document")
    return PrivateDocument.objects.filter(erased_at=None, pk__in=once).exclude(pk__in=Certificate.objects.values("document"))


def _due() -> CertificateQuerySet:
    return Certificate.objects.papers_to_erase(timezone.now(), rule("certificates.paper_days"))


def _erase(pk: int) -> None:
    """Asks once more with the row locked: an expired one that was returned may be handed in again at this moment, with the same paper."""
    with transaction.atomic():
        certificate = _due().filter(pk=pk).select_related("document").select_for_update(of=("self",)).first()
        if certificate is not None:
            certificate.document.erase(AFTER_END)
