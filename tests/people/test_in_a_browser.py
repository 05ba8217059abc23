"""The pages of accounts on a phone and on a desk: signing up by hand, and axe on every one of them."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from marketplace.notifications.models import Notification
from marketplace.notifications.notify import notify
from marketplace.people.models import User
from marketplace.people.second_factor import code_at
from tests.factories.people import PASSWORD, officer, person, signed_in
from tests.people.codes import last_code

pytestmark = pytest.mark.django_db(transaction=True)
OUTSIDE = ["/accounts/login/", "/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/", "/hop-thu-thu-nghiem/"]
INSIDE = [
    "/tai-khoan/", "/thong-bao/", "/accounts/email/", "/accounts/phone/change/", "/accounts/password/change/", "/accounts/logout/",
    "/accounts/sessions/", "/accounts/2fa/", "/accounts/reauthenticate/", "/accounts/reauthenticate/code/", "/en/tai-khoan/",
]  # fmt: skip


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, open_browser: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page that notes what the security policy refused."""
    opened = open_browser(request.param).new_page()
    refused: list[str] = []
    opened.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    assert refused == []


def come_in(page: Page, server: str, user: User) -> Client:
    """Gives the browser the session of somebody who has signed in."""
    client = signed_in(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
    return client


def faults(page: Page, addresses: list[str], faults_of: Callable[[Page], list[str]], server: str) -> dict[str, list[str]]:
    """What axe finds, what sticks out, and what is still English, by address."""
    found = {}
    for address in addresses:
        answer = page.goto(server + address)
        wrong = faults_of(page)
        if answer is None or answer.status != 200:
            wrong.append(f"status {answer and answer.status}")
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            wrong.append("wider than the screen")
        if wrong:
            found[address] = wrong
    return found


def test_axe_finds_nothing_before_signing_in(page: Page, live_server, faults_of) -> None:
    assert faults(page, OUTSIDE, faults_of, live_server.url) == {}


def test_axe_finds_nothing_on_ones_own_pages(page: Page, live_server, faults_of) -> None:
    user = person(email="ba@example.vn")
    for number in range(25):
        notify([user], template="offer_expired", context={"title": f"Mắm {number}"}, event_id=str(number), link="/")
    come_in(page, live_server.url, user)
    assert faults(page, INSIDE, faults_of, live_server.url) == {}
    page.goto(f"{live_server.url}/thong-bao/")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("Xem chi tiết ?:.*Mắm 24")).click()
    assert Notification.objects.inbox_of(user).exclude(read_at=None).count() == 1


def test_an_officer_sets_up_the_second_factor_by_hand(page: Page, live_server, faults_of) -> None:
    come_in(page, live_server.url, officer(with_second_factor=False))
    page.goto(f"{live_server.url}/")
    assert "/accounts/2fa/totp/activate/" in page.url
    assert faults_of(page) == []
    secret = page.locator("input[disabled]").first.input_value()
    page.get_by_label(re.compile("xác thực|Mã")).last.fill(code_at(secret))
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/recovery-codes/**")
    assert faults_of(page) == []


def test_somebody_opens_an_account_with_a_phone_by_hand(page: Page, live_server, faults_of, drain_jobs) -> None:
    page.goto(f"{live_server.url}/accounts/signup/")
    page.get_by_label("Số điện thoại hoặc địa chỉ e-mail").fill("0912 345 678")
    page.get_by_label(re.compile("đồng ý")).check()
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/phone/verify/")
    assert faults_of(page) == []
    page.get_by_label("Mã", exact=False).first.fill(last_code(drain_jobs, "+84912345678"))
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"^(?!.*accounts).*$"))
    assert User.objects.get().phone_verified


def test_a_wrong_password_is_told_beside_the_form_and_what_was_typed_stays(page: Page, live_server, faults_of) -> None:
    page.goto(f"{live_server.url}/accounts/login/")
    page.get_by_label("Số điện thoại hoặc địa chỉ e-mail").fill("0912345678")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("main button[type=submit]").first.click()
    assert faults_of(page) == []
    assert page.get_by_label("Số điện thoại hoặc địa chỉ e-mail").input_value() == "0912345678"
