"""Appointing and dismissing staff."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.urls import reverse

from marketplace.people.models import User
from marketplace.people.roles import editor, officer, officer_or_the_exchange, the_exchange
from tests.factories import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "may"), [("officer", officer), ("editor", editor)])
def test_an_appointed_person_has_the_role_and_must_set_up_a_second_factor(role: str, may) -> None:
    person = people.person(email="ba@example.vn")
    call_command("staff", role, "ba@example.vn")
    appointed = User.objects.get(pk=person.pk)
    assert may(appointed)
    assert people.signed_in(appointed).get("/").url.startswith(reverse("mfa_activate_totp"))


def test_an_appointment_is_kept_for_ever() -> None:
    person = people.person(email="ba@example.vn")
    call_command("staff", "officer", "ba@example.vn")
    kept = person.changes.order_by("pgh_id").last()
    assert (kept.is_staff, kept.pgh_context.metadata["action"]) == (True, "people.appoint_staff")
    with pytest.raises(ProgrammingError), transaction.atomic():
        person.changes.all().delete()


def test_nobody_works_for_the_exchange_without_a_name() -> None:
    nameless = people.person(email="ba@example.vn", full_name="")
    with pytest.raises(CommandError, match="họ tên"):
        call_command("staff", "officer", "ba@example.vn")
    assert not User.objects.get(pk=nameless.pk).is_staff
    appointed = people.officer(full_name="Lê Thị Kiểm")
    answer = people.signed_in(appointed).post(reverse("account"), {"full_name": " ", "language": "vi"})
    assert answer.context["form"].errors["full_name"]
    assert User.objects.get(pk=appointed.pk).full_name == "Lê Thị Kiểm"


def test_signing_in_is_not_a_change_of_the_account() -> None:
    person = people.person()
    people.signed_in(person)
    assert person.changes.count() == 1


def test_a_dismissed_person_is_a_buyer_again() -> None:
    person = people.officer(email="ba@example.vn")
    call_command("staff", "nobody", "ba@example.vn")
    dismissed = User.objects.get(pk=person.pk)
    assert not officer(dismissed)
    assert not dismissed.needs_second_factor


@pytest.mark.parametrize("contact", ["ai-do@example.vn", "0912345678", "khong phai so"])
def test_somebody_without_an_account_cannot_be_appointed(contact: str) -> None:
    with pytest.raises(CommandError):
        call_command("staff", "officer", contact)


def test_a_group_without_being_staff_opens_nothing() -> None:
    person = people.officer()
    person.is_staff = False
    person.save()
    assert not officer(User.objects.get(pk=person.pk))


def test_the_exchange_itself_is_nobody() -> None:
    assert the_exchange(None)
    assert officer_or_the_exchange(None)
    assert not officer(None)
    assert not the_exchange(people.officer())


def test_a_superuser_made_by_command_signs_in_with_a_code_to_the_address_first(client: Client, monkeypatch) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", people.PASSWORD)
    call_command("createsuperuser", email="quan-tri@example.vn", full_name="Phạm Minh Quản", interactive=False, verbosity=0)
    answer = client.post(reverse("account_login"), {"login": "quan-tri@example.vn", "password": people.PASSWORD})
    assert answer.url == reverse("account_email_verification_sent")
    assert User.objects.get().is_superuser


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/cms/account/", "account"),
        ("/cms/password_reset/", "account_reset_password"),
        ("/quan-tri-du-lieu/password_change/", "account_change_password"),
    ],
)
def test_the_libraries_own_doors_to_accounts_lead_to_ours(path: str, to: str) -> None:
    client = people.signed_in(people.superuser())
    assert client.get(path).url == reverse(to)
    assert client.post(path, {"email": "x@example.vn"}).url == reverse(to)


@pytest.mark.parametrize("path", ["/cms/users/", "/cms/users/new/", "/cms/groups/"])
def test_nobody_makes_staff_through_the_editors_room(path: str) -> None:
    assert people.signed_in(people.superuser()).get(path).status_code == 403


def test_there_is_one_door_only(client: Client) -> None:
    user = people.person()
    answer = client.post("/_util/login/", {"username": user.phone, "password": people.PASSWORD})
    assert answer.url.startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session
