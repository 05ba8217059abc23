"""One person may work for several sellers: invitations, and who may take back what."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from marketplace.lifecycles import NotAllowed
from sellers.accounts.actions.invite_member import invite_member
from sellers.accounts.actions.remove_member import remove_member
from sellers.accounts.errors import AlreadyMember, LastOwner
from sellers.accounts.invitation_links import LASTS, invitation_token
from sellers.accounts.models import MemberInvitation, SellerMember
from tests.factories.people import person, signed_in
from tests.factories.sellers import member, seller

pytestmark = pytest.mark.django_db


def link(invitation: MemberInvitation) -> str:
    return reverse("invitation", args=[invitation_token(invitation)])


def test_invited_person_joins_with_one_button_and_only_once() -> None:
    ours, invited = seller(), person()
    seller(owner=invited)
    owner = ours.members.get()
    client = signed_in(owner)
    sent = client.post(reverse("workspace:members"), {"contact": invited.phone, "role": "staff"})
    assert sent.status_code == 302
    invitation = ours.invitations.get()
    address = link(invitation)
    assert address.rsplit("/", 2)[0] in client.get(reverse("workspace:members")).content.decode()
    guest = signed_in(invited)
    assert guest.get(address).status_code == 200
    assert not ours.memberships.filter(user=invited).exists()
    assert guest.post(address).status_code == 302
    assert ours.memberships.get(user=invited).role == SellerMember.Role.STAFF
    assert invited.memberships.count() == 2
    assert guest.post(address).status_code == 410


def test_forwarded_link_opens_nothing() -> None:
    ours = seller()
    invitation = invite_member(ours, by=ours.members.get(), role="owner", phone="+84907123123")
    stranger = signed_in(person())
    assert stranger.post(link(invitation)).status_code == 409
    assert ours.memberships.count() == 1
    assert stranger.get(link(invitation)[:-3] + "xx/").status_code == 410


def test_old_and_cancelled_invitations_open_nothing() -> None:
    ours, invited = seller(), person()
    owner = ours.members.get()
    invitation = invite_member(ours, by=owner, role="staff", phone=invited.phone or "")
    address = link(invitation)
    with time_machine.travel(timezone.now() + LASTS + timezone.timedelta(minutes=1), tick=False):
        assert signed_in(invited).post(address).status_code == 410
    assert signed_in(owner).post(reverse("workspace:invitation_cancel", args=[invitation.pk])).status_code == 302
    assert signed_in(invited).post(address).status_code == 410
    assert not ours.memberships.filter(user=invited).exists()


def test_staff_neither_invite_nor_remove() -> None:
    ours = seller()
    staff = member(ours)
    with pytest.raises(NotAllowed):
        invite_member(ours, by=staff, role="owner", phone="+84907123123")
    with pytest.raises(NotAllowed):
        remove_member(ours.memberships.get(role="owner"), by=staff)
    assert signed_in(staff).post(reverse("workspace:members"), {"contact": "0907123123", "role": "owner"}).status_code == 409
    assert not ours.invitations.exists()
    assert ours.memberships.count() == 2


def test_member_is_not_invited_again() -> None:
    ours = seller()
    staff = member(ours)
    with pytest.raises(AlreadyMember):
        invite_member(ours, by=ours.memberships.get(role="owner").user, role="staff", phone=staff.phone or "")


def test_seller_is_never_without_an_owner() -> None:
    ours = seller()
    owner = ours.memberships.get()
    with pytest.raises(LastOwner):
        remove_member(owner, by=owner.user)
    staff = member(ours)
    remove_member(ours.memberships.get(user=staff), by=staff)
    assert list(ours.memberships.all()) == [owner]


def test_members_of_another_seller_do_not_exist_here() -> None:
    ours, theirs = seller(), seller()
    client = signed_in(ours.members.get())
    assert client.post(reverse("workspace:member_remove", args=[theirs.memberships.get().pk])).status_code == 404
    invitation = invite_member(theirs, by=theirs.members.get(), role="staff", phone="+84907123123")
    assert client.post(reverse("workspace:invitation_cancel", args=[invitation.pk])).status_code == 404
    assert theirs.memberships.count() == 1
