"""Say yes to an invitation."""

import pghistory
from django.db import transaction
from django.utils import timezone

from marketplace.events import publish
from marketplace.people.models import User
from sellers.accounts.errors import AlreadyMember, InvitationForAnother, InvitationOver
from sellers.accounts.events import MemberJoined
from sellers.accounts.models import MemberInvitation, SellerMember


def accept_invitation(invitation: MemberInvitation, *, by: User) -> SellerMember:
    """Makes the invited person a member; only the one whose phone or e-mail was named."""
    with transaction.atomic(), pghistory.context(action="seller.accept_invitation", by=by.pk, reason=""):
        invitation = MemberInvitation.objects.select_for_update(of=("self",)).select_related("seller").get(pk=invitation.pk)
        if not invitation.is_open:
            raise InvitationOver
        if not _is_for(invitation, by):
            raise InvitationForAnother
        member, is_new = SellerMember.objects.get_or_create(seller=invitation.seller, user=by, defaults={"role": invitation.role})
        if not is_new:
            raise AlreadyMember
        invitation.accepted_at = timezone.now()
        invitation.accepted_by = by
        invitation.save(update_fields=["accepted_at", "accepted_by"])
        publish(MemberJoined(seller_id=invitation.seller_id, user_id=by.pk))
    return member


def _is_for(invitation: MemberInvitation, person: User) -> bool:
    if invitation.phone:
        return person.phone_verified and person.phone == invitation.phone
    return person.email == invitation.email
