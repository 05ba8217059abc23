"""Staff of the demonstration, with passwords and second factors that everybody knows: never outside of development."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from marketplace.demonstration.identity import email
from marketplace.demonstration.people import PASSWORD
from marketplace.demonstration.words import SHORT_MARK
from marketplace.people.models import EDITORS, OFFICERS, User
from marketplace.people.second_factor import code_at, enrol


@dataclass(frozen=True)
class Member:
    """One member of the staff; `secret` is what an authenticator app would be given."""

    login: str
    name: str
    role: str
    group: str
    secret: str

    @property
    def code(self) -> str:
        """The one-time code of this moment."""
        return code_at(self.secret)


STAFF = (
    Member("canbo", f"Lê Thị Kiểm {SHORT_MARK}", "officer", OFFICERS, "MINHHOACANBOMINHHOACANBOMINHHOAC"),
    Member("bientap", f"Trần Văn Viết {SHORT_MARK}", "editor", EDITORS, "MINHHOABIENTAPMINHHOABIENTAPMINH"),
    Member("quantri", f"Phạm Minh Quản {SHORT_MARK}", "superuser", "", "MINHHOAQUANTRIMINHHOAQUANTRIMINH"),
)


def ensure_staff() -> User:
    """Makes the staff where it is missing; returns the officer."""
    for member in STAFF:
        if not User.objects.filter(email=email(member.login)).exists():
            _make(member)
    return User.objects.get(email=email(STAFF[0].login))


def _make(member: Member) -> None:
    user = User.objects.create_user(
        email=email(member.login), password=PASSWORD, full_name=member.name, is_staff=True, is_superuser=not member.group
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    if member.group:
        user.groups.add(Group.objects.get_or_create(name=member.group)[0])
    enrol(user, member.secret)
