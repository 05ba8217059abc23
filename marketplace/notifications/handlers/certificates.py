"""Certificates: what officers decided, and that one will end."""

from typing import Any

from marketplace.events import Event, subscribe
from marketplace.notifications.notify import notify
from marketplace.notifications.wording import day, lazy_text, way_to
from sellers.certificates.events import (
    CertificateApproved,
    CertificateEndsSoon,
    CertificateRejected,
    CertificateReturned,
    CertificateRevoked,
)
from sellers.certificates.marks import seen_of
from sellers.certificates.models import Certificate


def tell_seller(template: str) -> Any:
    """A handler that tells the seller's people what happened to a certificate."""

    def handle(event: Any, *, event_id: str) -> None:
        certificate = Certificate.objects.select_related("seller", "kind").get(pk=event.certificate_id)
        if isinstance(event, CertificateEndsSoon) and not certificate.is_approved:
            # Withdrawn or revoked before the worker came.
            return
        # The name of the kind is written in the language of each reader.
        values = {
            "title": lazy_text(lambda: str(certificate)),
            "seen": lazy_text(lambda: seen_of(certificate)),
            "until": day(certificate.expires_on),
            "reason": getattr(event, "reason", ""),
        }
        link = way_to("workspace:certificate", certificate.pk)
        notify(certificate.seller.members.all(), template=template, context=values, event_id=event_id, link=link)

    return handle


def listen() -> None:
    """Subscribes to the room's events."""
    templates: dict[type[Event], str] = {
        CertificateReturned: "certificate_returned",
        CertificateApproved: "certificate_approved",
        CertificateRejected: "certificate_rejected",
        CertificateRevoked: "certificate_revoked",
        CertificateEndsSoon: "certificate_ends_soon",
    }
    for event, template in templates.items():
        subscribe(event, name="notifications.tell_seller", run=tell_seller(template))
