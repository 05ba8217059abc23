"""Check who the representative is."""

from marketplace.lifecycles import NotAllowed, transition
from marketplace.people.models import User
from sellers.accounts.errors import IdentityTaken, Incomplete, ReadAgain
from sellers.accounts.identity_checks import Claim, IdentityChecker
from sellers.accounts.models import BusinessRegistration, Seller, SellerIdentity
from sellers.accounts.policies import may_decide
from sellers.accounts.tasklist import missing


def check_identity(registration: BusinessRegistration, *, by: User, checker: IdentityChecker) -> SellerIdentity:
    """Asks the checker and keeps its answer as a new record.

    Raises IdentityTaken when the number stands for a seller already, ReadAgain when the dossier named somebody else in the meantime.
    """
    if not may_decide(by, registration):
        raise NotAllowed
    claim = _claim(registration)
    # A checker may ask over the network: no row is locked meanwhile.
    answer = checker.check(claim)
    with transition(registration, "check_identity", by=by, may=may_decide):
        if _claim(registration) != claim:
            raise ReadAgain
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


def _claim(registration: BusinessRegistration) -> Claim:
    if registration.representative_born is None or missing(registration):
        raise Incomplete(missing(registration))
    return Claim(registration.representative, registration.representative_born, registration.personal_id)
