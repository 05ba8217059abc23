"""Signing in by phone or e-mail, with a password or a code; forgotten passwords; changes of contact."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from marketplace.notifications.models import OutboxMessage
from marketplace.people.models import User
from tests.factories.people import PASSWORD, person, sign_in
from tests.people.codes import last_code, last_message

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "mot-mat-khau-khac-9"


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("login", ["0912345678", "+84 912 345 678", "ba@example.vn", "BA@example.vn"])
def test_the_password_signs_in_by_either_name(client: Client, login: str):
    user = person(phone="+84912345678", email="ba@example.vn")
    answer = client.post(reverse("account_login"), {"login": login, "password": PASSWORD, "next": "/tai-khoan/"})
    assert answer.url == "/tai-khoan/"
    assert who(client) == str(user.pk)


@pytest.mark.parametrize("page", ["account_login", "account_request_login_code"])
@pytest.mark.parametrize(("login", "address"), [("0912345678", "+84912345678"), ("ba@example.vn", "ba@example.vn")])
def test_a_code_signs_in_by_either_name(client: Client, drain_jobs, page: str, login: str, address: str):
    user = person(phone="+84912345678", email="ba@example.vn", password=None)
    answer = client.post(reverse(page), {"login": login})
    assert answer.url == reverse("account_confirm_login_code")
    client.post(answer.url, {"code": last_code(drain_jobs, address)})
    assert who(client) == str(user.pk)


def test_a_number_without_an_account_gets_a_word_by_sms_and_the_same_screen(client: Client, drain_jobs):
    answer = client.post(reverse("account_request_login_code"), {"login": "0912345678"})
    assert answer.url == reverse("account_confirm_login_code")
    assert "chua co tai khoan" in last_message(drain_jobs, "+84912345678").body


def test_another_code_can_be_asked_for_and_replaces_the_first(client: Client, drain_jobs):
    user = person(phone="+84912345678")
    url = client.post(reverse("account_request_login_code"), {"login": "0912345678"}).url
    first = last_code(drain_jobs, user.phone)
    client.post(url, {"action": "resend"})
    second = last_code(drain_jobs, user.phone)
    assert first != second
    client.post(url, {"code": first})
    assert who(client) is None
    client.post(url, {"code": second})
    assert who(client) == str(user.pk)


@pytest.mark.parametrize(("login", "address"), [("0912345678", "+84912345678"), ("ba@example.vn", "ba@example.vn")])
def test_a_forgotten_password_is_set_anew_with_a_code(client: Client, drain_jobs, login: str, address: str):
    user = person(phone="+84912345678", email="ba@example.vn")
    elsewhere = sign_in(Client(), user)
    answer = client.post(reverse("account_reset_password"), {"login": login})
    answer = client.post(answer.url, {"code": last_code(drain_jobs, address)})
    assert answer.url == reverse("account_complete_password_reset")
    client.post(answer.url, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD)
    assert elsewhere.get(reverse("account")).status_code == 302


def test_a_forgotten_password_of_nobody_looks_the_same(client: Client, drain_jobs):
    answer = client.post(reverse("account_reset_password"), {"login": "0912345678"})
    assert answer.url == reverse("account_confirm_password_reset_code")
    assert "chua co tai khoan" in last_message(drain_jobs, "+84912345678").body
    assert client.post(answer.url, {"code": "000000"}).status_code == 200


def test_changing_the_address_asks_for_the_password_and_for_a_code_from_the_new_one(client: Client, drain_jobs):
    user = person(email="ba@example.vn")
    sign_in(client, user)
    page = reverse("account_email")
    asked = client.post(page, {"email": "moi@example.vn", "action_add": ""})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    client.post(asked.url, {"password": PASSWORD})
    user.refresh_from_db()
    assert user.email == "ba@example.vn"
    client.post(reverse("account_email_verification_sent"), {"code": last_code(drain_jobs, "moi@example.vn")})
    user.refresh_from_db()
    assert user.email == "moi@example.vn"
    assert list(EmailAddress.objects.filter(user=user).values_list("email", "verified")) == [("moi@example.vn", True)]
    assert OutboxMessage.objects.filter(address="ba@example.vn").exists() or last_message(drain_jobs, "ba@example.vn")


def test_changing_the_number_asks_for_the_password_and_for_a_code_from_the_new_one(client: Client, drain_jobs):
    user = person(phone="+84912345678")
    sign_in(client, user)
    asked = client.post(reverse("account_change_phone"), {"phone": "0987654321"})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    client.post(asked.url, {"password": PASSWORD})
    user.refresh_from_db()
    assert user.phone == "+84912345678"
    client.post(reverse("account_verify_phone"), {"code": last_code(drain_jobs, "+84987654321")})
    user.refresh_from_db()
    assert (user.phone, user.phone_verified) == ("+84987654321", True)


@pytest.mark.parametrize(("page", "values"), [
    ("account_email", {"email": "moi@example.vn", "action_add": ""}),
    ("account_change_phone", {"phone": "0987654321"}),
    ("account_set_password", {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}),
    ("mfa_activate_totp", {}),
])  # fmt: skip
def test_people_who_work_by_code_are_asked_for_a_new_one_before_anything_changes(client: Client, drain_jobs, page: str, values: dict):
    user = person(phone="+84912345678", password=None)
    sign_in(client, user)
    asked = client.post(reverse(page), values)
    assert asked.url.startswith(reverse("account_reauthenticate_by_code"))
    drain_jobs()
    assert not OutboxMessage.objects.exists()
    client.post(asked.url, {"action": "send"})
    code = last_code(drain_jobs, user.phone)
    assert client.post(asked.url, {"code": f"{(int(code) + 1) % 10**6:06d}"}).status_code == 200
    client.post(asked.url, {"code": code})
    assert not client.get(reverse(page)).get("Location", "").startswith(reverse("account_reauthenticate_by_code"))


def test_a_code_that_was_guessed_three_times_is_worth_nothing(client: Client, drain_jobs):
    user = person(phone="+84912345678", password=None)
    sign_in(client, user)
    page = reverse("account_reauthenticate_by_code")
    client.post(page, {"action": "send"})
    code = last_code(drain_jobs, user.phone)
    for _guess in range(3):
        client.post(page, {"code": f"{(int(code) + 1) % 10**6:06d}"})
    client.post(page, {"code": code})
    assert client.get(reverse("account_set_password")).status_code == 302


def test_the_last_way_to_reach_a_person_cannot_be_removed(client: Client):
    user = person(phone=None, email="ba@example.vn")
    sign_in(client, user)
    asked = client.post(reverse("account_email"), {"email": "ba@example.vn", "action_remove": ""})
    client.post(asked.url, {"password": PASSWORD})
    user.refresh_from_db()
    assert user.email == "ba@example.vn"


def test_name_and_language_are_changed_on_the_account_page_and_nothing_else(client: Client):
    user = person()
    sign_in(client, user)
    client.post(
        reverse("account"),
        {"full_name": "Nguyễn Văn Ba", "language": "en", "phone": "+84999999999", "is_staff": "1", "email": "x@example.vn"},
    )
    changed = User.objects.get()
    assert (changed.full_name, changed.language) == ("Nguyễn Văn Ba", "en")
    assert (changed.phone, changed.is_staff, changed.email) == (user.phone, False, None)
