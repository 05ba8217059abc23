"""Who may do what with certificates."""

from typing import Any

from marketplace.lifecycles import ActionRefused
from sellers.accounts.policies import works_for
from sellers.certificates.errors import ReasonNeeded
from sellers.certificates.models import Certificate


def may_hand_in(by: Any, certificate: Certificate) -> bool:
    """What the seller's people do with their own certificates."""
    return works_for(by, certificate.seller)


def may_check(by: Any, certificate: Certificate) -> bool:
    """Officers, but not for a seller they work for, nor what they handed in themselves before they left one."""
    return by is not None and by.is_officer and not handed_in(by, certificate) and not works_for(by, certificate.seller)


def handed_in(by: Any, certificate: Certificate) -> bool:
    """What stands there now, or the paper that proves it: a colleague may have corrected the words beside it since."""
    return by.pk in {certificate.submitted_by_id, certificate.document.owner_id}


def require_read(certificate: Certificate, round: int) -> None:
    """Nobody decides on a submission that he has not read; raises ActionRefused."""
    if certificate.round != round:
        raise ActionRefused


def require_reason(reason: str) -> str:
    """The reason without empty ends; raises ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    return reason.strip()
