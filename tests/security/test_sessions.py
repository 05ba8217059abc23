"""S10: a session is worth something only to who signed in, and not for ever (ASVS 7.2.4, 7.3.2, 7.4.1, 7.4.3)."""

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from marketplace.people.second_factor import code_at
from tests.factories.people import PASSWORD, SECRET, officer, person, sign_in

pytestmark = pytest.mark.django_db
HOUR = 3600
NEW_PASSWORD = "mot-mat-khau-khac-9"


def enter(client: Client, user) -> None:
    """Signs in through the pages, with the code of the authenticator app where one is asked for."""
    answer = client.post(reverse("account_login"), {"login": user.email or user.phone, "password": PASSWORD})
    if answer.url.startswith(reverse("mfa_authenticate")):
        client.post(answer.url, {"code": code_at(SECRET)})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_session_planted_before_sign_in_is_worth_nothing_after_it(client: Client) -> None:
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    enter(client, person())
    assert client.session.session_key != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_the_key_changes_again_with_the_second_factor(client: Client) -> None:
    user = officer()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    before = client.session.session_key
    client.post(answer.url, {"code": code_at(SECRET)})
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.django_db(transaction=True)
def test_the_key_changes_when_a_second_factor_is_set_up_within_a_session(client: Client) -> None:
    user = officer(with_second_factor=False)
    enter(client, user)
    before = client.session.session_key
    page = client.get(reverse("mfa_activate_totp"))
    client.post(reverse("mfa_activate_totp"), {"code": code_at(page.context["form"].secret)})
    assert client.session.session_key != before
    assert client.get(reverse("account")).status_code == 200


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(client: Client) -> None:
    user = person()
    elsewhere = Client()
    enter(elsewhere, user)
    enter(client, user)
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert client.get(reverse("account")).status_code == 200
    assert elsewhere.get(reverse("account")).status_code == 302


def test_signing_out_ends_the_session_on_the_server(client: Client) -> None:
    enter(client, person())
    stolen = client.session.session_key
    client.post(reverse("account_logout"))
    assert not Session.objects.filter(session_key=stolen).exists()
    thief = Client()
    thief.cookies["sessionid"] = stolen
    assert thief.get(reverse("account")).status_code == 302


def test_one_session_can_be_ended_from_another(client: Client) -> None:
    user = person()
    elsewhere = Client()
    enter(elsewhere, user)
    enter(client, user)
    client.post(reverse("usersessions_list"))
    assert elsewhere.get(reverse("account")).status_code == 302
    assert client.get(reverse("account")).status_code == 200


def test_staff_sign_in_anew_after_twelve_hours_however_busy_they_are(client: Client) -> None:
    user = officer()
    with time_machine.travel("2026-11-23 08:00+07:00", tick=False) as clock:
        enter(client, user)
        for _hour in range(11):
            clock.shift(HOUR)
            assert client.get(reverse("account")).status_code == 200
        clock.shift(HOUR + 1)
        answer = client.get(reverse("account"))
        assert answer.url.startswith(reverse("account_login"))
        assert "_auth_user_id" not in client.session


def test_people_who_are_not_staff_stay_signed_in(client: Client) -> None:
    user = person()
    with time_machine.travel("2026-11-23 08:00+07:00", tick=False) as clock:
        enter(client, user)
        clock.shift(24 * HOUR)
        assert client.get(reverse("account")).status_code == 200


def test_a_staff_session_whose_beginning_nobody_noted_is_not_believed(client: Client) -> None:
    sign_in(client, officer())
    session = client.session
    del session["signed_in_at"]
    session.save()
    assert client.get(reverse("account")).url.startswith(reverse("account_login"))
