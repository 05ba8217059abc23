"""To whom a message goes, and by which ways."""

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.account.models import EmailAddress

from marketplace.people.models import User


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody to write to: with an account (then there is an inbox), or a guest known by phone or e-mail alone.

    `phone` is E.164. Both addresses must be the person's own: verified, or given with the order itself.
    """

    user: User | None = None
    phone: str = ""
    email: str = ""
    language: str = "vi"

    @property
    def addressee(self) -> str:
        """Names the recipient once and for all."""
        return str(self.user.public_id) if self.user else self.email or self.phone


def recipients_of(people: Iterable[User | Recipient]) -> list[Recipient]:
    """Accounts with their verified addresses, guests as they are, each once; closed accounts are left out."""
    people = list(people)
    accounts = [person for person in people if isinstance(person, User) and person.is_active]
    verified = dict(EmailAddress.objects.filter(user__in=accounts, verified=True, primary=True).values_list("user_id", "email"))
    found = [
        Recipient(
            user=user,
            phone=user.phone if user.phone and user.phone_verified else "",
            email=verified.get(user.pk, ""),
            language=user.language,
        )
        for user in accounts
    ]
    guests = [person for person in people if isinstance(person, Recipient)]
    return list({recipient.addressee: recipient for recipient in [*found, *guests] if recipient.addressee}.values())
