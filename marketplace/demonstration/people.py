"""The invented people: owners of businesses, and buyers. They sign in by e-mail with the demonstration password."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from marketplace.demonstration.chance import chance
from marketplace.demonstration.identity import email, phone
from marketplace.demonstration.words import FAMILY_NAMES, GIVEN_NAMES, MIDDLE_NAMES, SHORT_MARK
from marketplace.people.models import User

PASSWORD = "Minh-hoa-2026"  # noqa: S105 - printed by `make run`, for invented people


def invented_name(number: int) -> str:
    """A full name that says that it is invented: somebody may be called so."""
    pick = chance(f"name:{number}")
    return f"{pick.choice(FAMILY_NAMES)} {pick.choice(MIDDLE_NAMES)} {pick.choice(GIVEN_NAMES)} {SHORT_MARK}"


def make_people(prefix: str, numbers: Iterable[int]) -> list[User]:
    """People `prefix01@…` and so on, with a verified e-mail address and a phone number that cannot be dialled."""
    password = make_password(PASSWORD)
    people = User.objects.bulk_create(
        User(
            email=email(f"{prefix}{number:02d}"),
            phone=phone(number),
            phone_verified=True,
            full_name=invented_name(number),
            password=password,
        )
        for number in numbers
    )
    EmailAddress.objects.bulk_create(EmailAddress(user=user, email=user.email, primary=True, verified=True) for user in people)
    return people
