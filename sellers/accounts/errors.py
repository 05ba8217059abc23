"""What the rules for dossiers and sellers refuse.

BusinessError
├── RegistrationError
│   ├── TooManyDossiers        the person has enough undecided dossiers already
│   ├── NotEditable            the field or paper is not one that an applicant fills in
│   ├── Incomplete             something is missing; `missing` names it
│   ├── ReadAgain              the dossier was submitted again since the officer opened it
│   ├── ReasonNeeded           a refusal without a reason
│   ├── IdentityNotChecked     nobody has checked the representative against the papers
│   ├── NoIdentity             there is nothing to revoke
│   ├── IdentityTaken          the personal ID number stands for another seller
│   └── TaxCodeDoubtful        the check digit fails and no officer has accepted the code
├── EnforcementError
│   ├── NoticeTooShort         a suspension that is not at once needs its days of notice
│   ├── NoticeStands           one measure at a time
│   ├── AtOnceNeedsGround      only an authority's order or a serious breach suspends at once
│   └── OrderIncomplete        an authority's order without number, issuer or time
└── MembershipError
    ├── AlreadyMember
    ├── InvitationOver         used, taken back or too old
    ├── InvitationForAnother   made for another phone number or e-mail address
    └── LastOwner              a seller cannot be without an owner
"""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class RegistrationError(BusinessError):
    """About a dossier."""


class TooManyDossiers(RegistrationError):
    """One person, a handful of businesses."""

    message = _("You already have several unfinished dossiers. Finish or withdraw one of them first.")


class NotEditable(RegistrationError):
    """Not a field of the dossier's forms."""

    message = _("This cannot be changed here.")


class Incomplete(RegistrationError):
    """Something is missing."""

    message = _("The dossier is not complete yet. See below what is missing.")

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        self.missing = list(missing)
        super().__init__()


class ReadAgain(RegistrationError):
    """The applicant sent something new."""

    message = _("The dossier has been submitted again since you opened it. Nothing was decided; read the new version first.")


class ReasonNeeded(RegistrationError):
    """The applicant must be told why."""

    message = _("Write the reason: the applicant reads it.")


class IdentityNotChecked(RegistrationError):
    """Who sells must be known first."""

    message = _("Check the representative against the documents first.")


class NoIdentity(RegistrationError):
    """Nothing to revoke."""

    message = _("No identity stands for this seller at the moment.")


class IdentityTaken(RegistrationError):
    """One number, one seller."""

    message = _("This personal ID number already stands for another seller of the exchange.")


class TaxCodeDoubtful(RegistrationError):
    """An officer has to accept the code with a reason."""

    message = _("The check digit of the tax code fails. Accept the code with a reason, or return the dossier.")


class EnforcementError(BusinessError):
    """About a measure."""


class NoticeTooShort(EnforcementError):
    """The law gives the seller time."""

    message = _("A suspension that is not at once takes effect at the earliest five days after the notice.")


class NoticeStands(EnforcementError):
    """Take the standing notice back first."""

    message = _("A measure against this seller stands already.")


class AtOnceNeedsGround(EnforcementError):
    """Not for ordinary breaches."""

    message = _("Only an order of an authority or a serious breach suspends a seller at once.")


class OrderIncomplete(EnforcementError):
    """The order must be found again."""

    message = _("Write the number of the order, who issued it and when it arrived.")


class MembershipError(BusinessError):
    """About the people of a seller."""


class AlreadyMember(MembershipError):
    """Nothing to do."""

    message = _("This person already works for the seller.")


class InvitationOver(MembershipError):
    """Once and not for ever."""

    message = _("This invitation is no longer valid. Ask for a new one.")


class InvitationForAnother(MembershipError):
    """A forwarded link opens nothing."""

    message = _("This invitation was made for another phone number or e-mail address. Sign in with that one.")


class LastOwner(MembershipError):
    """Somebody must answer for the seller."""

    message = _("A seller needs at least one owner.")
