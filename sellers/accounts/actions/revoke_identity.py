"""Take back the identity that stands for a seller."""

from django.db import transaction

from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.deciding import require_reason
from sellers.accounts.errors import NoIdentity
from sellers.accounts.events import SellerIdentityRevoked
from sellers.accounts.models import Seller, SellerIdentity
from sellers.accounts.models.identity import Verdict
from sellers.accounts.policies import is_officer
from sellers.accounts.projection import set_trading


def revoke_identity(seller: Seller, *, by: User, reason: str) -> SellerIdentity:
    """A new record says that the old one counts no more; the seller's goods disappear with this transaction. Raises NoIdentity."""
    with transaction.atomic():
        with transition(seller, "revoke_identity", by=by, may=is_officer, reason=reason) as step:
            why, standing = require_reason(reason), seller.identity
            if standing is None:
                raise NoIdentity
            revoked = SellerIdentity.objects.create(
                seller=seller,
                full_name=standing.full_name,
                born=standing.born,
                personal_id_sealed=standing.personal_id_sealed,
                personal_id_fingerprint=standing.personal_id_fingerprint,
                verdict=Verdict.REVOKED,
                method=standing.method,
                note=why,
                checked_by=by,
            )
            # The number may turn out to be another person's, who shall be able to sell under it.
            seller.identity = seller.identity_fingerprint = None
            step.publish(SellerIdentityRevoked(seller_id=seller.pk, reason=why))
        set_trading(seller, seller.is_trading)
    return revoked
