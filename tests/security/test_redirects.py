"""S8: nobody is led off the exchange (ASVS 3.7.2, 1.2.2): forty addresses of elsewhere, wherever an address is taken from the request."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from marketplace.people.second_factor import code_at
from tests.factories.offers import offer
from tests.factories.people import PASSWORD, SECRET, officer, person, sign_in, signed_in

pytestmark = pytest.mark.django_db
HOST = "http://testserver"
ELSEWHERE = (
    "http://evil.example",
    "https://evil.example/",
    "HTTPS://EVIL.EXAMPLE",
    "ftp://evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "\\\\evil.example",
    "\\evil.example",
    "/\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\x00//evil.example",
    "%2f%2fevil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "/%09/evil.example",
    "/%0d%0aLocation:%20http://evil.example",
    "\r\nLocation: http://evil.example",
    "http:evil.example",
    "http:/evil.example",
    "http:\\\\evil.example",
    "https:evil.example",
    "http://testserver@evil.example",
    "http://testserver:80@evil.example/",
    "http://evil.example#testserver",
    "http://evil.example?testserver",
    "http://testserver.evil.example",
    "//testserver@evil.example/",
    "http://evil。example",
    "//evil。example",
    "http://еvil.example",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "///\\evil.example/%2e%2e",
)
WHERE_TO = "([there, base]) => { try { return new URL(there, base).origin } catch { return 'nowhere' } }"


@pytest.fixture(scope="module")
def origin_of(chromium: Browser) -> Iterator[Callable[[str], str]]:
    """Where a browser goes when it is sent there: asked of the browser, which reads addresses in its own way."""
    page = chromium.new_page()
    yield lambda location: page.evaluate(WHERE_TO, [location, f"{HOST}/accounts/login/"])
    page.close()


def test_the_addresses_lead_elsewhere_and_the_browser_says_so(origin_of: Callable[[str], str]) -> None:
    """The control: taken as they are, most would lead off the exchange."""
    off = [address for address in ELSEWHERE if origin_of(address) != HOST]
    assert len(ELSEWHERE) == 40
    assert len(off) > 25


def signing_in(address: str) -> Any:
    user = person()
    return Client().post(f"{reverse('account_login')}", {"login": user.phone, "password": PASSWORD, "next": address})


def signing_in_by_query(address: str) -> Any:
    user = person()
    return Client().post(_with(reverse("account_login"), address), {"login": user.phone, "password": PASSWORD})


def already_signed_in(address: str) -> Any:
    return signed_in(person()).get(_with(reverse("account_login"), address))


def signing_up_while_signed_in(address: str) -> Any:
    return signed_in(person()).get(_with(reverse("account_signup"), address))


def signing_out(address: str) -> Any:
    return signed_in(person()).post(reverse("account_logout"), {"next": address})


def showing_the_second_factor(address: str) -> Any:
    client = sign_in(Client(), officer(), second_factor=False)
    return client.post(reverse("mfa_reauthenticate"), {"code": code_at(SECRET), "next": address})


def changing_the_language(address: str) -> Any:
    return Client().post(reverse("set_language"), {"language": "en", "next": address})


def changing_the_language_from_a_page_of_theirs(address: str) -> Any:
    return Client(headers={"referer": _header(address)}).post(reverse("set_language"), {"language": "en"})


def filling_the_basket(address: str) -> Any:
    return Client().post(reverse("basket_add", args=[offer().pk]), {"quantity": 1, "next": address})


def filling_the_basket_wrongly(address: str) -> Any:
    return Client().post(reverse("basket_add", args=[offer().pk]), {"quantity": "nichts", "next": address})


def needing_to_sign_in(address: str) -> Any:
    return Client().get(f"/don-hang/?next={_header(address)}")


def a_missing_slash(address: str) -> Any:
    """Django adds a slash to addresses that lack one: a path that begins with two is a host."""
    return Client().get("/" + _header(address))


WAYS = (
    signing_in,
    signing_in_by_query,
    already_signed_in,
    signing_up_while_signed_in,
    signing_out,
    showing_the_second_factor,
    changing_the_language,
    changing_the_language_from_a_page_of_theirs,
    filling_the_basket,
    filling_the_basket_wrongly,
    needing_to_sign_in,
    a_missing_slash,
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_address_leads_off_the_exchange(way: Callable[[str], Any], origin_of: Callable[[str], str], settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {}
    led = {}
    for address in ELSEWHERE:
        response = way(address)
        assert response.status_code < 500, address
        location = response.get("Location")
        if location is not None and origin_of(location) != HOST:
            led[address] = location
    assert led == {}


@pytest.mark.parametrize("way", [signing_in, signing_out, changing_the_language, filling_the_basket], ids=lambda way: way.__name__)
def test_an_address_of_ours_is_followed(way: Callable[[str], Any]) -> None:
    """The control: the ways above do look at the address."""
    assert way("/tro-giup/")["Location"].endswith("/tro-giup/")


def _with(path: str, address: str) -> str:
    return f"{path}?{urlencode({'next': address})}"


def _header(address: str) -> str:
    """As it can stand in a header or a path at all."""
    return "".join(sign for sign in address if sign.isprintable())
