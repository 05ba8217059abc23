"""Dossiers, members and suspensions."""

from typing import Any

from marketplace.events import subscribe
from marketplace.notifications.notify import notify
from marketplace.notifications.recipients import Recipient
from marketplace.notifications.wording import day, way_to
from sellers.accounts.events import (
    MemberInvited,
    RegistrationApproved,
    RegistrationLapsed,
    RegistrationRejected,
    RegistrationReturned,
    RegistrationSubmitted,
    SellerIdentityRevoked,
    SellerIdentityVerified,
    SellerReinstated,
    SellerSuspended,
    SupplementDueSoon,
    SuspensionNoticeCancelled,
    SuspensionNoticed,
)
from sellers.accounts.invitation_links import invitation_token
from sellers.accounts.models import BusinessRegistration, Enforcement, MemberInvitation, Seller


def tell_applicant(template: str) -> Any:
    """A handler that tells the applicant what became of the dossier."""

    def handle(event: Any, *, event_id: str) -> None:
        dossier = BusinessRegistration.objects.select_related("applicant").get(pk=event.registration_id)
        if isinstance(event, SupplementDueSoon) and not dossier.is_returned:
            # The applicant was quicker than the worker.
            return
        reason = getattr(event, "reason", dossier.reason)
        values = {"code": dossier.code or "", "name": dossier.legal_name, "due": day(dossier.due_on), "reason": reason}
        values["until"] = day(dossier.supplement_by)
        link = way_to("workspace:home") if template == "registration_approved" else way_to("registration_detail", dossier.public_id)
        notify([dossier.applicant], template=template, context=values, event_id=event_id, link=link)

    return handle


def tell_invited(event: MemberInvited, *, event_id: str) -> None:
    """Tells somebody that a seller asks for him, at the address that the seller named."""
    invitation = MemberInvitation.objects.select_related("seller").get(pk=event.invitation_id)
    if invitation.is_open:
        invited = Recipient(phone=invitation.phone, email=invitation.email)
        link = way_to("invitation", invitation_token(invitation))
        notify([invited], template="member_invited", context={"name": invitation.seller.name}, event_id=event_id, link=link)


def tell_of_measure(template: str) -> Any:
    """A handler that tells a seller's people of a noticed suspension or its end."""

    def handle(event: Any, *, event_id: str) -> None:
        measure = Enforcement.objects.select_related("seller").get(pk=event.enforcement_id)
        values = {"name": measure.seller.name, "since": day(measure.effective_at), "reason": measure.reason}
        notify(measure.seller.members.all(), template=template, context=values, event_id=event_id, link=way_to("workspace:home"))

    return handle


def tell_suspended(event: SellerSuspended, *, event_id: str) -> None:
    """Tells a seller's people that the goods are gone from the exchange, and why."""
    seller = Seller.objects.get(pk=event.seller_id)
    values = {"name": seller.name, "reason": event.reason}
    notify(seller.members.all(), template="seller_suspended", context=values, event_id=event_id, link=way_to("workspace:home"))


def tell_of_identity(template: str) -> Any:
    """A handler that tells a seller's people that his identity was revoked, or that a new one stands."""

    def handle(event: Any, *, event_id: str) -> None:
        seller = Seller.objects.get(pk=event.seller_id)
        values = {"name": seller.name, "reason": getattr(event, "reason", "")}
        notify(seller.members.all(), template=template, context=values, event_id=event_id, link=way_to("workspace:home"))

    return handle


def tell_reinstated(event: SellerReinstated, *, event_id: str) -> None:
    """Tells a seller's people that the goods are back."""
    seller = Seller.objects.get(pk=event.seller_id)
    values = {"name": seller.name}
    notify(seller.members.all(), template="seller_reinstated", context=values, event_id=event_id, link=way_to("workspace:home"))


def listen() -> None:
    """Subscribes to the room's events."""
    applicants = {
        RegistrationSubmitted: "registration_submitted",
        RegistrationReturned: "registration_returned",
        RegistrationApproved: "registration_approved",
        RegistrationRejected: "registration_rejected",
        SupplementDueSoon: "registration_supplement_soon",
        RegistrationLapsed: "registration_lapsed",
    }
    for event, template in applicants.items():
        subscribe(event, name="notifications.tell_applicant", run=tell_applicant(template))
    subscribe(MemberInvited, name="notifications.tell_invited", run=tell_invited)
    subscribe(SuspensionNoticed, name="notifications.tell_seller", run=tell_of_measure("suspension_noticed"))
    subscribe(SuspensionNoticeCancelled, name="notifications.tell_seller", run=tell_of_measure("suspension_notice_cancelled"))
    subscribe(SellerSuspended, name="notifications.tell_seller", run=tell_suspended)
    subscribe(SellerIdentityRevoked, name="notifications.tell_seller", run=tell_of_identity("seller_identity_revoked"))
    subscribe(SellerIdentityVerified, name="notifications.tell_seller", run=tell_of_identity("seller_identity_verified"))
    subscribe(SellerReinstated, name="notifications.tell_seller", run=tell_reinstated)
