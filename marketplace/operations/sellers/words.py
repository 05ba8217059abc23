"""What was done, in words: for every action that can stand in the audit trail of a seller."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sellers.accounts.trail import Entry

SAID: dict[str, str | Promise] = {
    "registration.start": _("Dossier started"),
    "registration.edit": _("Dossier filled in"),
    "registration.submit": _("Dossier submitted"),
    "registration.withdraw": _("Dossier withdrawn"),
    "registration.check_identity": _("Identity checked"),
    "registration.override_tax_code": _("Tax code accepted"),
    "registration.return": _("Dossier returned"),
    "registration.approve": _("Dossier approved"),
    "registration.reject": _("Dossier refused"),
    "registration.warn": _("Reminded of the supplement"),
    "registration.clear_card": _("Card pictures deleted from a dossier that was not submitted"),
    "registration.lapse": _("Dossier closed without a supplement"),
    "registration.reveal_personal_id": _("Personal ID number opened"),
    "seller.give_notice": _("Suspension announced"),
    "seller.suspend": _("Suspended"),
    "seller.reinstate": _("Reinstated"),
    "seller.revoke_identity": _("Identity revoked"),
    "seller.check_identity": _("Identity checked: not verified"),
    "seller.verify_identity": _("Identity checked: verified"),
    "seller.edit_stall": _("Stall changed"),
    "seller.invite_member": _("Somebody invited"),
    "seller.accept_invitation": _("Invitation accepted"),
    "seller.remove_member": _("Member removed"),
    "enforcement.order": _("Measure ordered"),
    "enforcement.take_effect": _("Measure took effect"),
    "enforcement.cancel": _("Announcement taken back"),
    "enforcement.lift": _("Measure lifted"),
    "offer.edit": _("Draft changed"),
    "offer.submit": _("Sent for review"),
    "offer.recall": _("Taken back to correct"),
    "offer.return": _("Returned for correction"),
    "offer.approve": _("Approved: on sale"),
    "offer.change_terms": _("Price, quantity or last day changed"),
    "offer.revise": _("New version begun"),
    "offer.replace": _("Replaced by a newer version"),
    "offer.reconfirm": _("Reconfirmed"),
    "offer.remind": _("Seller reminded to reconfirm"),
    "offer.go_stale": _("Not reconfirmed in time"),
    "offer.expire": _("Expired"),
    "offer.withdraw": _("Withdrawn"),
    "offer.repost": _("Posted again"),
    "offer.take_down": _("Taken down"),
    "offer.restore": _("Restored"),
}
# Rows that no action of ours wrote: loaded, or changed by hand in the database.
BY_LABEL = {"insert": _("Entered"), "update": _("Changed"), "delete": _("Deleted")}


def said(entry: Entry) -> str | Promise:
    """The action in words; an unknown one by its code, so that nothing is hidden."""
    if entry.action in SAID:
        return SAID[entry.action]
    kind = next((words for label, words in BY_LABEL.items() if entry.label.startswith(label)), "")
    return entry.action or kind or entry.label
