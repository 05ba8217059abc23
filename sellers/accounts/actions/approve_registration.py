"""Make a seller of a dossier."""

import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.commerce.partner.models import Partner
from marketplace.language.slugs import slug
from marketplace.lifecycles import transition
from marketplace.people.models import User
from sellers.accounts.deciding import decide, require_read, require_verified
from sellers.accounts.errors import IdentityTaken, TaxCodeDoubtful
from sellers.accounts.events import RegistrationApproved
from sellers.accounts.models import BusinessRegistration, Seller, SellerIdentity, SellerMember
from sellers.accounts.policies import may_decide
from sellers.accounts.projection import projected

LONGEST_SLUG = 100


def approve_registration(registration: BusinessRegistration, *, by: User, round: int) -> Seller:
    """Seller, partner and the applicant's ownership come to be in one transaction.

    Raises ReadAgain, IdentityNotChecked, TaxCodeDoubtful or IdentityTaken; nothing was changed then.
    """
    with transition(registration, "approve", by=by, may=may_decide) as step:
        require_read(registration, round)
        check = require_verified(registration)
        if registration.needs_tax_override:
            raise TaxCodeDoubtful
        decide(registration, by)
        seller = _open_seller(registration, check)
        SellerMember.objects.create(seller=seller, user=registration.applicant, role=SellerMember.Role.OWNER)
        registration.seller = seller
        step.publish(RegistrationApproved(registration_id=registration.pk, seller_id=seller.pk))
    return seller


def _open_seller(registration: BusinessRegistration, check: SellerIdentity) -> Seller:
    try:
        with transaction.atomic():
            return _written(registration, check)
    except IntegrityError as error:
        if Seller.objects.filter(identity_fingerprint=check.personal_id_fingerprint).exists():
            raise IdentityTaken from error
    # Another business of this name was approved in the same moment. Now it is there to be seen, and this one gets another address.
    return _written(registration, check)


def _written(registration: BusinessRegistration, check: SellerIdentity) -> Seller:
    seller = Seller(
        slug=_free_slug(registration.name),
        kind=registration.kind,
        legal_name=registration.legal_name,
        stall_name=registration.stall_name,
        tax_code=registration.tax_code,
        representative=registration.representative,
        phone=registration.phone,
        zalo=registration.zalo,
        email=registration.email,
        address_line=registration.address_line,
        commune=registration.commune,
        approved_at=registration.decided_at or timezone.now(),
        approved_by=registration.decided_by,
        identity=check,
        identity_fingerprint=check.personal_id_fingerprint,
    )
    seller.partner = Partner.objects.create(is_trading=True, **projected(seller))
    seller.save()
    return seller


def _free_slug(name: str) -> str:
    wanted = slug(name)[:LONGEST_SLUG] or "gian-hang"
    if not Seller.objects.filter(slug=wanted).exists():
        return wanted
    return f"{wanted}-{secrets.token_hex(3)}"
