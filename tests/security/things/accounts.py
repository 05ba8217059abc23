"""Dossiers, papers and a noticed suspension for the tables of access."""

import datetime as dt

from django.utils import timezone

from marketplace.media.documents.links import document_url
from sellers.accounts.actions.give_suspension_notice import give_suspension_notice
from sellers.accounts.actions.invite_member import invite_member
from sellers.accounts.invitation_links import invitation_token
from sellers.accounts.models import Seller
from tests.factories.people import person
from tests.factories.sellers import registration
from tests.security.world import World


def add(world: World, ours: Seller, theirs: Seller) -> None:
    """Buyer A's draft, a stranger's submitted dossier, and a notice to seller A."""
    mine = registration("draft", applicant=world.people["buyer"])
    submitted = registration("submitted", applicant=person())
    paper = mine.documents.select_related("document").first()
    assert paper is not None
    later = timezone.now() + dt.timedelta(days=30)
    notice = give_suspension_notice(ours, by=world.people["officer"], reason="Chậm giao hàng nhiều lần.", effective_at=later)
    invitation = invite_member(ours, by=world.people["owner"], role="staff", phone="+84907000999")
    world.things.update(
        invitation_token=invitation_token(invitation),
        invitation_pk=invitation.pk,
        member_pk=ours.memberships.get(user=world.people["staff"]).pk,
        registration=mine.public_id,
        dossier=submitted.public_id,
        paper=document_url(paper.document, reader=world.people["buyer"]).lstrip("/"),
        seller_public=ours.public_id,
        notice_pk=notice.pk,
    )
