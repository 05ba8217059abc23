"""Ask somebody to work for a seller."""

import pghistory
from django.db import transaction

from marketplace.events import publish
from marketplace.lifecycles import NotAllowed
from marketplace.people.models import User
from sellers.accounts.errors import AlreadyMember
from sellers.accounts.events import MemberInvited
from sellers.accounts.models import MemberInvitation, Seller
from sellers.accounts.policies import is_owner


def invite_member(seller: Seller, *, by: User, role: str, phone: str = "", email: str = "") -> MemberInvitation:
    """Records the invitation; the message with its link is sent by a job. `phone` in E.164 or `email` must be given."""
    with transaction.atomic(), pghistory.context(action="seller.invite_member", by=by.pk, reason=""):
        if not is_owner(by, seller):
            raise NotAllowed
        already = {"user__phone": phone} if phone else {"user__email": email.lower()}
        if seller.memberships.filter(**already).exists():
            raise AlreadyMember
        invitation = MemberInvitation.objects.create(seller=seller, role=role, phone=phone, email=email.lower(), invited_by=by)
        publish(MemberInvited(invitation_id=invitation.pk))
    return invitation
