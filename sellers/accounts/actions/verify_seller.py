"""Check who stands behind a seller, again."""

from django.db import transaction

from marketplace.lifecycles import lock_all, transition
from marketplace.people.models import User
from marketplace.people.seals import seal
from sellers.accounts.errors import IdentityTaken
from sellers.accounts.events import SellerIdentityVerified
from sellers.accounts.identity_checks import Answer, Claim, IdentityChecker
from sellers.accounts.models import Seller, SellerIdentity
from sellers.accounts.models.identity import Verdict
from sellers.accounts.personal_ids import fingerprint
from sellers.accounts.policies import is_officer
from sellers.accounts.projection import set_trading


def verify_seller(seller: Seller, *, by: User, claim: Claim, checker: IdentityChecker) -> SellerIdentity:
    """Keeps the checker's answer as a new record; one that verifies stands for the seller from now on, who trades unless suspended.

    Raises IdentityTaken when the number stands for another seller.
    """
    answer = checker.check(claim)
    verified = answer.verdict == Verdict.VERIFIED
    with transaction.atomic():
        # Both sellers of one number are locked before either is changed.
        lock_all(Seller.objects.filter(pk=seller.pk) | Seller.objects.filter(identity_fingerprint=fingerprint(claim.personal_id)))
        with transition(seller, "verify_identity" if verified else "check_identity", by=by, may=is_officer, reason=answer.note) as step:
            if Seller.objects.filter(identity_fingerprint=fingerprint(claim.personal_id)).exclude(pk=seller.pk).exists():
                raise IdentityTaken
            record = _record(seller, by, claim, answer)
            if verified:
                seller.identity, seller.identity_fingerprint = record, record.personal_id_fingerprint
                seller.representative = claim.full_name
                step.publish(SellerIdentityVerified(seller_id=seller.pk))
        set_trading(seller, seller.is_trading)
    return record


def _record(seller: Seller, by: User, claim: Claim, answer: Answer) -> SellerIdentity:
    return SellerIdentity.objects.create(
        seller=seller,
        full_name=claim.full_name,
        born=claim.born,
        personal_id_sealed=seal(claim.personal_id),
        personal_id_fingerprint=fingerprint(claim.personal_id),
        verdict=answer.verdict,
        method=answer.method,
        reference=answer.reference,
        note=answer.note,
        checked_by=by,
        valid_until=answer.valid_until,
    )
