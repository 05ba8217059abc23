"""Check who the representative is."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.errors import IdentityTaken, Incomplete
from sellers.accounts.identity_checks import Claim, IdentityChecker
from sellers.accounts.models import BusinessRegistration, Seller, SellerIdentity
from sellers.accounts.policies import may_decide
from sellers.accounts.tasklist import missing


def check_identity(registration: BusinessRegistration, *, by: User, checker: IdentityChecker) -> SellerIdentity:
    """Asks the checker and keeps its answer as a new record. Raises IdentityTaken when the number stands for a seller already."""
    with transition(registration, "check_identity", by=by, may=may_decide):
        if registration.representative_born is None or missing(registration):
            raise Incomplete(missing(registration))
        claim = Claim(registration.representative, registration.representative_born, registration.personal_id)
        answer = checker.check(claim)
        if Seller.objects.filter(identity_fingerprint=registration.representative_id_fingerprint).exists():
            raise IdentityTaken
        return SellerIdentity.objects.create(
            registration=registration,
            full_name=claim.full_name,
            born=claim.born,
            personal_id_sealed=registration.representative_id_sealed,
            personal_id_fingerprint=registration.representative_id_fingerprint,
            verdict=answer.verdict,
            method=answer.method,
            reference=answer.reference,
            note=answer.note,
            checked_by=by,
            valid_until=answer.valid_until,
        )
