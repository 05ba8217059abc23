"""S11: staff cannot work without a second factor (ASVS 6.3.3, 6.5.1, 6.6.3, 8.4.1)."""

import io
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from marketplace.people.middleware import OPEN_NAMES, OPEN_PREFIXES
from marketplace.people.models import User
from marketplace.people.second_factor import code_at
from tests.factories.people import PASSWORD, SECRET, editor, officer, sign_in, superuser
from tests.security.access import Address, addresses

pytestmark = pytest.mark.django_db
STAFF = {"officer": officer, "editor": editor, "superuser": superuser}


def _is_open(address: Address) -> bool:
    name = address.name.rpartition(":")[2]
    return name.startswith(OPEN_PREFIXES) or name in OPEN_NAMES


def _sample(route: str) -> str | None:
    """An address that the pattern matches, with 1 for whatever it asks for; None for a pattern of another kind."""
    path = re.sub(r"<int:\w+>", "1", route)
    path = re.sub(r"<slug:\w+>|<str:\w+>|<path:\w+>|<\w+>", "x", path)
    path = re.sub(r"<uuid:\w+>", "00000000-0000-4000-8000-000000000000", path)
    return None if re.search(r"[\\^$(<*?]", path) else path


CLOSED = sorted({sample for address in addresses() if not _is_open(address) and (sample := _sample(address.route))})


def test_there_are_addresses_to_try() -> None:
    assert len(CLOSED) > 100
    assert any(path.startswith("/cms/") for path in CLOSED)
    assert any(path.startswith("/quan-tri-du-lieu/") for path in CLOSED)


@pytest.mark.parametrize("role", STAFF)
@pytest.mark.parametrize(("has_one", "step"), [(False, "mfa_activate_totp"), (True, "mfa_reauthenticate")])
def test_every_page_sends_staff_to_the_second_factor_first(role: str, has_one: bool, step: str, client: Client) -> None:
    sign_in(client, STAFF[role](with_second_factor=has_one), second_factor=False)
    passed = []
    for path in CLOSED:
        answer = client.get(path)
        if not (answer.status_code == 302 and answer.url.startswith((reverse(step), "/en" + reverse(step)))):
            passed.append(f"{path} {answer.status_code}")
    assert passed == []


@pytest.mark.parametrize("path", ["/", "/tai-khoan/", "/cms/"])
def test_posting_is_refused_too(path: str, client: Client) -> None:
    sign_in(client, superuser(), second_factor=False)
    assert client.post(path).url.startswith(reverse("mfa_reauthenticate"))


def test_the_admins_logins_are_the_one_door_and_keep_the_way(client: Client) -> None:
    for path in ("/cms/", "/cms/login/?next=/cms/pages/", "/quan-tri-du-lieu/", "/quan-tri-du-lieu/login/?next=/quan-tri-du-lieu/"):
        answer = client.get(path)
        while answer.status_code == 302 and not answer.url.startswith(reverse("account_login")):
            answer = client.get(answer.url)
        assert answer.status_code == 302
        assert "next=" in answer.url


def test_the_way_is_kept_through_password_and_code(client: Client) -> None:
    user = superuser()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": "/cms/"})
    assert client.get("/cms/").url.startswith("/accounts/login/")
    assert client.post(answer.url, {"code": code_at(SECRET)}).url == "/cms/"
    assert client.get("/cms/").status_code == 200


def test_a_code_works_once(client: Client) -> None:
    user, code = officer(), code_at(SECRET)
    for attempt in (Client(), client):
        answer = attempt.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        last = attempt.post(answer.url, {"code": code})
    assert last.status_code == 200
    assert last.context["form"].errors
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("seconds", "taken"), [(-30, True), (30, True), (-90, False), (90, False)])
def test_a_code_typed_slowly_is_taken_for_one_more_period(seconds: int, taken: bool, client: Client) -> None:
    user = officer()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(answer.url, {"code": code_at(SECRET, time.time() + seconds)})
    assert ("_auth_user_id" in client.session) is taken


def test_a_code_does_not_work_again_while_it_would_still_be_taken(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library forgets after one period that a code has served; with a second period in which it is taken that is too soon."""
    monkeypatch.setattr(TOTP, "_mark_code_used", lambda authenticator, code: True)
    user, code = officer(), code_at(SECRET)
    for attempt in (Client(), client):
        answer = attempt.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        attempt.post(answer.url, {"code": code})
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once() -> None:
    user = officer(with_second_factor=False)
    setting_up = sign_in(Client(), user)
    secret = setting_up.get(reverse("mfa_activate_totp")).context["form"].secret
    setting_up.post(reverse("mfa_activate_totp"), {"code": code_at(secret)})
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    results = []
    for attempt in (Client(), Client()):
        answer = attempt.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
        attempt.post(answer.url, {"code": code})
        results.append("_auth_user_id" in attempt.session)
    assert results == [True, False]


def test_after_five_wrong_codes_the_right_one_is_not_taken_any_more(client: Client) -> None:
    user = officer()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    for _guess in range(5):
        client.post(answer.url, {"code": "000000"})
    client.post(answer.url, {"code": code_at(SECRET)})
    assert "_auth_user_id" not in client.session


def test_staff_cannot_give_the_second_factor_up(client: Client) -> None:
    user = sign_in(client, officer()) and Authenticator.objects.get(type="totp").user
    asked = client.post(reverse("mfa_deactivate_totp"))
    client.post(asked.url, {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_secrets_and_recovery_seeds_are_not_readable_in_the_database(client: Client) -> None:
    sign_in(client, officer(with_second_factor=False))
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_at(secret)})
    stored = {authenticator.type: authenticator.data for authenticator in Authenticator.objects.all()}
    assert secret not in str(stored)
    assert stored["totp"]["secret"].startswith("gAAAA")
    assert stored["recovery_codes"]["seed"].startswith("gAAAA")


def test_after_a_rotation_staff_sign_in_although_the_old_key_is_gone(settings) -> None:
    user = officer(with_second_factor=False)
    setting_up = sign_in(Client(), user)
    secret = setting_up.get(reverse("mfa_activate_totp")).context["form"].secret
    setting_up.post(reverse("mfa_activate_totp"), {"code": code_at(secret)})
    cache.clear()  # the code of enrolling would count as used
    first, second = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[:2]
    results = [_signs_in(user, first)]
    new = Fernet.generate_key().decode()
    settings.PERSONAL_ID_KEYS = [new, *settings.PERSONAL_ID_KEYS]
    assert "2 second factors" in _output_of("reseal_personal_ids")
    assert "0 second factors" in _output_of("reseal_personal_ids")
    settings.PERSONAL_ID_KEYS = [new]
    results += [_signs_in(user, code) for code in (code_at(secret), second, first)]
    assert results == [True, True, True, False]


def _signs_in(user: User, code: str) -> bool:
    attempt = Client()
    answer = attempt.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    attempt.post(answer.url, {"code": code})
    return "_auth_user_id" in attempt.session


def _output_of(command: str) -> str:
    output = io.StringIO()
    call_command(command, stdout=output)
    return output.getvalue()


def test_secrets_survive_a_new_key(client: Client, settings) -> None:
    user = officer()
    settings.PERSONAL_ID_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleTA=", *settings.PERSONAL_ID_KEYS]
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(answer.url, {"code": code_at(SECRET)})
    assert client.session["_auth_user_id"] == str(user.pk)
