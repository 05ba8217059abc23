"""The people that other tests are built on."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group

from marketplace.people.second_factor import code_at, has_second_factor
from tests.factories import people

pytestmark = pytest.mark.django_db


def test_an_officer_has_a_second_factor_whose_secret_is_not_readable_in_the_database():
    officer = people.officer()
    stored = Authenticator.objects.get(user=officer, type="totp").data["secret"]
    assert officer.is_officer
    assert not officer.is_editor
    assert people.SECRET not in stored


def test_the_code_of_the_authenticator_app_is_accepted_once():
    authenticator = Authenticator.objects.get(user=people.editor()).wrap()
    code = code_at(people.SECRET)
    assert authenticator.validate_code(code)
    assert not authenticator.validate_code(code)


def test_staff_may_be_made_without_a_second_factor():
    assert not has_second_factor(people.superuser(with_second_factor=False))


def test_editors_may_publish_pages_and_officers_may_not_enter_the_editors_room():
    editors, officers = Group.objects.get(name="Editors"), Group.objects.get(name="Officers")
    assert set(editors.page_permissions.values_list("permission__codename", flat=True)) >= {"add_page", "change_page", "publish_page"}
    assert editors.permissions.filter(codename="access_admin").exists()
    assert not officers.permissions.exists()
