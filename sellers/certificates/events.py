"""What happens to certificates. Whoever shows goods reads which certificates stand for them now."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class CertificateChanged(Event):
    """A certificate began to stand for its goods, no longer does, or has another name: `products_of` says which goods."""

    certificate_id: int


@dataclass(frozen=True, kw_only=True)
class CertificateReturned(Event):
    """An officer asked for a correction; the certificate itself forgets the reason when it is handed in again."""

    certificate_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CertificateApproved(Event):
    """An officer has checked a certificate."""

    certificate_id: int


@dataclass(frozen=True, kw_only=True)
class CertificateRejected(Event):
    """An officer refused a certificate."""

    certificate_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CertificateRevoked(Event):
    """An officer took a checked certificate off the exchange."""

    certificate_id: int
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class CertificateEndsSoon(Event):
    """A checked certificate will soon have had its last day."""

    certificate_id: int
