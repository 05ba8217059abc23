"""Links by which an invited person says yes."""

import datetime as dt

from marketplace.links.signing import LinkInvalid, read, sign
from sellers.accounts.models import MemberInvitation

PURPOSE = "accounts.invitation"
LASTS = dt.timedelta(days=14)
ONLY_VERSION = 0


def invitation_token(invitation: MemberInvitation) -> str:
    """What the address of the invitation ends with."""
    return sign(PURPOSE, invitation.pk, ONLY_VERSION, lifetime=LASTS)


def invitation_of(token: str) -> MemberInvitation | None:
    """The invitation of a token that the exchange made and whose time is not over."""
    try:
        link = read(PURPOSE, token)
    except LinkInvalid:
        return None
    return MemberInvitation.objects.select_related("seller", "invited_by").filter(pk=link.id).first()
