"""Take an invitation back."""

from django.db import transaction
from django.utils import timezone

from marketplace.lifecycles import NotAllowed
from marketplace.people.models import User
from sellers.accounts.errors import InvitationOver
from sellers.accounts.models import MemberInvitation
from sellers.accounts.policies import is_owner


def cancel_invitation(invitation: MemberInvitation, *, by: User) -> MemberInvitation:
    """Its link opens nothing any more."""
    with transaction.atomic():
        invitation = MemberInvitation.objects.select_for_update(of=("self",)).select_related("seller").get(pk=invitation.pk)
        if not is_owner(by, invitation.seller):
            raise NotAllowed
        if not invitation.is_open:
            raise InvitationOver
        invitation.cancelled_at = timezone.now()
        invitation.save(update_fields=["cancelled_at"])
    return invitation
