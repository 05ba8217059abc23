"""Opening an account with a phone number or an e-mail address."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from marketplace.notifications.models import Notification, OutboxMessage
from marketplace.people.models import User
from marketplace.rules.models import PolicyAcceptance
from marketplace.rules.selectors import policy_in_force
from tests.factories import people
from tests.factories.policies import consent, new_version
from tests.people.codes import last_code, last_message

pytestmark = pytest.mark.django_db


def sign_up(client: Client, login: str, **extra: str):
    return client.post(reverse("account_signup"), {"login": login, **consent(), **extra})


def test_a_phone_number_and_the_code_sent_to_it_open_an_account(client: Client, drain_jobs):
    answer = sign_up(client, "0912 345 678")
    assert answer.url == reverse("account_verify_phone")
    assert len(last_message(drain_jobs, "+84912345678").body) <= 160
    answer = client.post(answer.url, {"code": last_code(drain_jobs, "+84912345678")})
    user = User.objects.get()
    assert answer.status_code == 302
    assert (user.phone, user.phone_verified, user.email) == ("+84912345678", True, None)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not user.has_usable_password()


def test_an_email_address_and_the_code_sent_to_it_open_an_account(client: Client, drain_jobs):
    answer = sign_up(client, "Chi.Ba@Example.vn", password1="mot-mat-khau-dai")
    answer = client.post(answer.url, {"code": last_code(drain_jobs, "chi.ba@example.vn")})
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.phone, user.email) == (None, "chi.ba@example.vn")
    assert EmailAddress.objects.get(user=user).verified
    assert user.check_password("mot-mat-khau-dai")


def test_without_consent_no_account_is_opened(client: Client):
    answer = client.post(reverse("account_signup"), {"login": "0912345678"})
    assert answer.context["form"].errors["agree"] == ["Hãy đánh dấu ô này để mở tài khoản."]
    assert not User.objects.exists()


def test_the_box_is_not_ticked_beforehand_and_names_the_version(client: Client):
    page = client.get(reverse("account_signup"))
    assert not page.context["form"]["agree"].value()
    assert policy_in_force("quy-che-hoat-dong").get_absolute_url() in page.content.decode()


def test_who_read_an_older_version_is_shown_the_one_in_force_and_asked_again(client: Client, drain_jobs):
    read = consent()["regulation"]
    newer = new_version("quy-che-hoat-dong", dt.date(2026, 1, 1))
    answer = sign_up(client, "0912345678", regulation=read)
    assert answer.context["form"].errors["agree"] == ["Quy chế đã thay đổi sau khi bạn mở trang này. Hãy đọc bản mới rồi đánh dấu ô này."]
    assert newer.get_absolute_url() in answer.content.decode()
    assert not answer.context["form"]["agree"].value()
    assert not User.objects.exists()
    again = sign_up(client, "0912345678", regulation=answer.context["form"]["regulation"].value())
    client.post(again.url, {"code": last_code(drain_jobs, "+84912345678")})
    assert PolicyAcceptance.objects.get().version == newer


def test_the_accepted_version_is_kept_with_time_and_address_once_the_account_is_entered(client: Client, drain_jobs):
    url = sign_up(client, "0912345678").url
    assert not PolicyAcceptance.objects.exists()
    client.post(url, {"code": last_code(drain_jobs, "+84912345678")})
    kept = PolicyAcceptance.objects.get(user=User.objects.get())
    assert kept.version == policy_in_force("quy-che-hoat-dong")
    assert kept.ip == "127.0.0.1"


def test_without_the_code_nobody_is_signed_in(client: Client, drain_jobs):
    url = sign_up(client, "0912345678").url
    code = last_code(drain_jobs, "+84912345678")
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _attempt in range(3):
        client.post(url, {"code": wrong})
    client.post(url, {"code": code})
    assert "_auth_user_id" not in client.session
    assert not User.objects.get().phone_verified


@pytest.mark.parametrize("login", ["19001234", "02763822222", "+1 650 253 0000", "khong phai so", "chi.ba@", "0123456789"])
def test_premium_foreign_and_fixed_numbers_and_nonsense_get_no_code(client: Client, drain_jobs, login: str):
    answer = sign_up(client, login)
    drain_jobs()
    assert answer.status_code == 200
    assert answer.context["form"].errors["login"]
    assert answer.context["form"]["login"].value() == login
    assert not User.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_taken_number_is_told_to_its_owner_and_not_on_the_screen(client: Client, drain_jobs):
    owner = people.person(phone="+84912345678")
    answer = sign_up(client, "0912345678", password1="mot-mat-khau-dai")
    assert answer.url == reverse("account_verify_phone")
    assert "da co tai khoan" in last_message(drain_jobs, "+84912345678").body
    owner.refresh_from_db()
    assert owner.check_password(people.PASSWORD)
    assert User.objects.count() == 1


def test_a_taken_address_is_told_to_its_owner_and_not_on_the_screen(client: Client, drain_jobs):
    people.person(phone=None, email="ba@example.vn")
    assert sign_up(client, "ba@example.vn").url == reverse("account_email_verification_sent")
    last_message(drain_jobs, "ba@example.vn")
    assert User.objects.count() == 1


@pytest.mark.parametrize("login", ["0912345678", "ba@example.vn"])
def test_an_account_begun_by_a_stranger_gives_way_to_the_owner_of_the_number(client: Client, drain_jobs, login: str):
    sign_up(Client(), login, password1="mat-khau-cua-ke-la")
    url = sign_up(client, login).url
    address = "+84912345678" if login.startswith("0") else login
    client.post(url, {"code": last_code(drain_jobs, address)})
    user = User.objects.get()
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not user.check_password("mat-khau-cua-ke-la")


def test_the_text_of_a_code_is_erased_once_it_is_sent(client: Client, drain_jobs):
    sign_up(client, "0912345678")
    assert Notification.objects.get().body
    drain_jobs()
    assert Notification.objects.get().body == ""


def test_the_pages_of_sign_up_speak_vietnamese(client: Client):
    assert "Số điện thoại hoặc địa chỉ e-mail" in client.get(reverse("account_signup")).content.decode()


def test_the_number_is_written_as_people_write_it_and_the_code_is_typed_in_digits(client: Client):
    page = client.get(sign_up(client, "0912 345 678").url).content.decode()
    assert page.count("0912 345 678") == 2
    assert "+84912345678" not in page
    assert 'inputmode="numeric"' in page
