"""People for tests: buyers, staff with and without a second factor, and clients that have signed in."""

import itertools
import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client

from marketplace.people.models import EDITORS, OFFICERS, User
from marketplace.people.second_factor import enrol, has_second_factor
from marketplace.people.sessions import SIGNED_IN_AT

PASSWORD = "Mot-mat-khau-de-thu-9"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = itertools.count(1)
_UNSET: Any = object()


def a_phone() -> str:
    """A Vietnamese mobile number that no other test person of this run has, in E.164."""
    return f"+849860{next(_numbers):05d}"


def person(
    *, phone: str | None = _UNSET, email: str | None = None, password: str | None = PASSWORD, verified: bool = True, **fields: Any
) -> User:
    """A person with a verified phone number, unless told otherwise; with `email` also (or only, when phone is None) an address."""
    number = a_phone() if phone is _UNSET else phone
    fields.setdefault("full_name", f"Nguyễn Thị Thử {next(_numbers)}")
    user = User.objects.create_user(email=email, password=password, phone=number, phone_verified=bool(number) and verified, **fields)
    if email:
        EmailAddress.objects.create(user=user, email=email.lower(), primary=True, verified=verified)
    return user


def officer(*, with_second_factor: bool = True, **fields: Any) -> User:
    """An officer of the exchange."""
    return _staff(OFFICERS, with_second_factor, **fields)


def editor(*, with_second_factor: bool = True, **fields: Any) -> User:
    """An editor of the exchange's pages."""
    return _staff(EDITORS, with_second_factor, **fields)


def superuser(*, with_second_factor: bool = True, **fields: Any) -> User:
    """Somebody with every permission."""
    return _staff(None, with_second_factor, is_superuser=True, **fields)


def _staff(group: str | None, with_second_factor: bool, **fields: Any) -> User:
    fields.setdefault("email", f"can-bo-{next(_numbers)}@example.vn")
    user = person(is_staff=True, **fields)
    if group:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    if with_second_factor:
        enrol(user, SECRET)
    return user


def sign_in(client: Client, user: User, *, second_factor: bool = True) -> Client:
    """Signs a test client in as the pages would have done, with the second factor shown where the person has one."""
    client.force_login(user)
    session = client.session
    now = time.time()
    records: list[dict[str, Any]] = [{"method": "password", "at": now}]
    if second_factor and user.needs_second_factor and has_second_factor(user):
        records.append({"method": "mfa", "at": now, "type": str(Authenticator.Type.TOTP)})
    session["account_authentication_methods"] = records
    session["account_authentication_methods_user"] = str(user.pk)
    session[SIGNED_IN_AT] = now
    session.save()
    return client


def signed_in(user: User, **options: Any) -> Client:
    """A new test client, signed in."""
    return sign_in(Client(), user, **options)
