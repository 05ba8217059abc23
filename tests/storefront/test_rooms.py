"""After signing in everybody stands where he works."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.people.models import User
from tests.factories.people import PASSWORD, editor, officer, person, signed_in
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db


def owner() -> User:
    someone = person()
    seller(owner=someone)
    return someone


@pytest.mark.parametrize(
    ("who", "room"), [(person, "home"), (owner, "workspace:home"), (officer, "console:home"), (editor, "wagtailadmin_home")]
)
def test_everybody_goes_to_his_own_room(who: Callable[[], User], room: str) -> None:
    assert signed_in(who()).get(reverse("own_room"))["Location"] == reverse(room)


def test_who_signs_in_is_led_there_and_who_came_from_a_page_back_to_it(client: Client) -> None:
    someone = owner()
    typed = {"login": str(someone.phone), "password": PASSWORD}
    assert client.post(reverse("account_login"), typed)["Location"] == reverse("own_room")
    client.logout()
    assert client.post(reverse("account_login") + "?next=/gio-hang/", {**typed, "next": "/gio-hang/"})["Location"] == "/gio-hang/"
