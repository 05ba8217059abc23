"""The forms of accounts, filled in by people who have just proven who they are: without the proof a form is not even read."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.test import Client

from marketplace.people.models import User
from marketplace.people.second_factor import code_at, enrol
from tests.factories.people import PASSWORD, SECRET, person
from tests.factories.policies import consent
from tests.security.honest import Fill, Honest, said
from tests.security.intruders import Step
from tests.security.world import World

NEW = "mot-cau-khac-9-dai"
SECOND = "thu-hai@example.vn"
PROOF, PROOF_BY_CODE = "/accounts/reauthenticate/", "/accounts/reauthenticate/code/"


def account_holders() -> dict[str, User]:
    """One who has been away, one with two e-mail addresses, one without a password, and one with a second factor."""
    people = {"sleeper": person(), "mailed": person(email="thu-nhat@example.vn"), "codes_only": person(password=None), "guarded": person()}
    EmailAddress.objects.create(user=people["mailed"], email=SECOND, verified=True, primary=False)
    enrol(people["guarded"], SECRET)
    return people


def _proven(**fields: Any) -> Fill:
    """The password is typed once more first."""

    def fill(world: World, client: Client) -> dict[str, Any]:
        assert client.post(PROOF, {"password": PASSWORD}).status_code == 302
        return fields

    return fill


def _proven_by_code(**fields: Any) -> Fill:
    """A code that was sent is typed first."""

    def fill(world: World, client: Client) -> dict[str, Any]:
        client.post(PROOF_BY_CODE)
        assert client.post(PROOF_BY_CODE, {"code": _code_sent(client)}).status_code == 302
        return fields

    return fill


def _code_of_the_app(world: World, client: Client) -> dict[str, Any]:
    client.get("/accounts/2fa/totp/activate/")
    return {"code": code_at(client.session[SECRET_SESSION_KEY])}


def _code_of_the_guarded(world: World, client: Client) -> dict[str, Any]:
    return {"code": code_at(SECRET)}


def _login(world: World, client: Client) -> dict[str, Any]:
    return {"login": world.people["sleeper"].phone, "password": PASSWORD}


def _wants_a_code(world: World, client: Client) -> dict[str, Any]:
    return {"login": world.people["sleeper"].phone}


def _has_forgotten(world: World, client: Client) -> dict[str, Any]:
    return {"login": world.people["mailed"].email}


def _types_the_code(path: str) -> Step:
    return lambda client: (path, {"code": _code_sent(client)})


def _sets_the_password(client: Client) -> tuple[str, dict[str, Any]]:
    return "/accounts/password/reset/complete/", {"password1": NEW, "password2": NEW}


def _code_sent(client: Client) -> str:
    return next(_codes(dict(client.session)))


def _codes(kept: dict[str, Any]) -> Iterator[str]:
    """Every code in what a session keeps, wherever it keeps it."""
    for name, value in kept.items():
        if isinstance(value, dict):
            yield from _codes(value)
        elif name == "code" and value:
            yield value


ACCOUNT_FORMS: dict[str, tuple[Honest, ...]] = {
    "account": (Honest("buyer", said(full_name="Tên Mới", language="en")),),
    "account_login": (Honest("anonymous", _login),),
    "account_signup": (
        Honest(
            "anonymous", lambda world, client: {"login": "0912 345 999", **consent()}, then=(_types_the_code("/accounts/phone/verify/"),)
        ),
    ),
    "account_logout": (Honest("buyer", said(), quiet=True),),
    "account_email": (
        Honest("buyer", _proven(email="moi@example.vn", action_add=""), then=(_types_the_code("/accounts/confirm-email/"),)),
        Honest("mailed", _proven(email=SECOND, action_primary="")),
        Honest("mailed", _proven(email=SECOND, action_remove="")),
    ),
    "account_change_phone": (Honest("buyer", _proven(phone="0912 345 998"), then=(_types_the_code("/accounts/phone/verify/"),)),),
    "account_change_password": (Honest("buyer", said(oldpassword=PASSWORD, password1=NEW, password2=NEW)),),
    "account_set_password": (Honest("codes_only", _proven_by_code(password1=NEW, password2=NEW)),),
    "account_reauthenticate_by_code": (Honest("codes_only", said(), then=(_types_the_code(PROOF_BY_CODE),)),),
    "mfa_activate_totp": (Honest("buyer", _code_of_the_app),),
    "usersessions_list": (Honest("buyer", said(), quiet=True),),
    "prefix:/accounts/": (
        Honest("buyer", said(password=PASSWORD), quiet=True),
        Honest("guarded", _code_of_the_guarded, "/accounts/2fa/reauthenticate/"),
        Honest("guarded", _proven(), "/accounts/2fa/recovery-codes/generate/"),
        Honest("guarded", _proven(), "/accounts/2fa/totp/deactivate/"),
        Honest("anonymous", _wants_a_code, "/accounts/login/code/", then=(_types_the_code("/accounts/login/code/confirm/"),)),
        Honest(
            "anonymous", _has_forgotten, "/accounts/password/reset/",
            then=(_types_the_code("/accounts/password/reset/confirm/"), _sets_the_password),
        ),
    ),
}  # fmt: skip
