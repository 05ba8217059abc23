"""Somebody in front of the exchange: walks through pages, each of which is looked at on arrival."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext, override
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Response, expect

from marketplace.people.models import User
from marketplace.people.second_factor import code_at
from tests.factories.people import PASSWORD, SECRET

# The outbox keeps what would have been sent; the newest stands first.
CODE = re.compile(r"\b\d{6}\b")
REFUSED_RESOURCE = "Failed to load resource"
# What fades in is looked at when it stands; what never ends is not waited for.
STANDS_STILL = """() => Promise.allSettled(
    document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 5000).map((one) => one.finished))"""

# While a script exchanges parts of a page, they say so.
DRAWN = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"


def vi(text: str) -> str:
    """What a page says in Vietnamese for a text of the code: journeys stay readable when somebody finds a better word."""
    with override("vi"):
        return gettext(text)


class Walker:
    """One person with one browser window."""

    def __init__(self, context: BrowserContext, origin: str, faults_of: Callable[[Page], list[str]]) -> None:
        self.context = context
        self.origin = origin
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.visited: list[str] = []
        self._faults_of = faults_of
        self._refusals: list[int] = []
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on("response", self._on_response)
        self.page.on("request", lambda request: self._stays_here(request.url))

    # Going

    def open(self, address: str, *, answers: int = 200) -> "Walker":
        """Types an address."""
        self._refusals.clear()
        self.page.goto(address if "://" in address else self.origin + address)
        return self._arrived(answers)

    def follow(self, name: str | re.Pattern[str], *, inside: Locator | None = None, nth: int = 0) -> "Walker":
        """Follows a link."""
        return self.through((inside or self.page.locator("body")).get_by_role("link", name=name).locator("visible=true").nth(nth))

    def press(self, name: str | re.Pattern[str], *, inside: Locator | None = None, nth: int = 0, answers: int = 200) -> "Walker":
        """Presses a button that sends a form."""
        button = (inside or self.page.locator("body")).get_by_role("button", name=name).locator("visible=true").nth(nth)
        return self.through(button, answers=answers)

    def through(self, control: Locator, *, answers: int = 200) -> "Walker":
        """Clicks and waits for the page it leads to."""
        return self.after(control.click, answers=answers)

    def after(self, act: Callable[[], None], *, answers: int = 200) -> "Walker":
        """Does something that leads to a page."""
        self._refusals.clear()
        with self.page.expect_navigation(wait_until="load"):
            act()
        return self._arrived(answers)

    def press_in_place(self, name: str | re.Pattern[str], *, answers: int) -> "Walker":
        """Presses a button of a form that a script sends: what is wrong with it appears in the page that stands."""
        return self.after_in_place(self.page.get_by_role("button", name=name).locator("visible=true").first.click, answers=answers)

    def after_in_place(self, act: Callable[[], None], *, answers: int) -> "Walker":
        """Does something by which a script sends a form."""
        self._refusals.clear()
        with self.page.expect_response(lambda response: response.request.method == "POST"):
            act()
        self.page.wait_for_function(DRAWN)
        return self._arrived(answers)

    # Filling in and reading

    def fill(self, **said: str) -> "Walker":
        """Types into fields by their names in the form."""
        for name, text in said.items():
            self.page.locator(f"[name='{name}']:visible").first.fill(text)
        return self

    def choose(self, name: str) -> "Walker":
        """Ticks a box or picks one of several by its words."""
        self.page.get_by_label(name).first.check()
        return self

    def pick(self, label: str, typed: str, expected: str) -> "Walker":
        """Types into a field with suggestions and takes the first of them."""
        field = self.page.get_by_role("combobox", name=label)
        field.fill(typed)
        expect(self.page.locator("[role=option]:visible").first).to_contain_text(expected)
        field.press("Enter")
        expect(field).to_have_value(re.compile(expected))
        return self

    def attach(self, name: str, *files: Any) -> "Walker":
        """Chooses files, as from the phone's camera: {"name", "mimeType", "buffer"} each."""
        self.page.locator(f"input[type=file][name='{name}']").set_input_files(list(files))
        return self

    def sees(self, *texts: str | re.Pattern[str]) -> "Walker":
        """The page says this, somewhere where it can be seen."""
        for text in texts:
            expect(self.page.locator("main").get_by_text(text).locator("visible=true").first).to_be_visible()
        return self

    def misses(self, *texts: str) -> "Walker":
        """The page says nothing of this, seen or unseen."""
        for text in texts:
            assert text not in self.page.locator("body").inner_html(), f"{text!r} stands on {self.page.url}"
        return self

    @property
    def path(self) -> str:
        """Where the window is."""
        return urlsplit(self.page.url).path

    # Signing in, as people do

    def sign_in(self, user: User) -> "Walker":
        """With password, and the code of the authenticator app where the exchange asks for it."""
        self.open("/accounts/login/").fill(login=user.email or user.phone or "", password=PASSWORD).press(vi("Sign In"))
        if user.needs_second_factor:
            self.fill(code=code_at(SECRET)).press(re.compile("Xác nhận|Đăng nhập"))
        assert not self.path.startswith("/accounts/"), f"not signed in: {self.path}"
        return self

    def newest_message(self, address: str) -> str:
        """What the outbox page shows as the last message to a phone number or an e-mail address."""
        self.open(f"/hop-thu-thu-nghiem/?address={address.removeprefix('+84')}")
        return self.page.locator("main [data-channel]").first.inner_text()

    def newest_code(self, address: str) -> str:
        """The one-time code in it."""
        found = CODE.search(self.newest_message(address))
        assert found, "no code was sent"
        return found.group()

    # Looking at every page

    def _arrived(self, answers: int) -> "Walker":
        expected = [] if answers < 400 else [answers]
        assert self._refusals == expected, f"{self.page.url} answered {self._refusals}, not {expected}"
        self.visited.append(self.path)
        self.look()
        return self

    def look(self) -> None:
        """Nothing for axe to find, nothing to scroll sideways for, no complaint in the console."""
        where = f"{self.path} at {self.page.viewport_size['width']} px"  # type: ignore[index]
        self.page.evaluate(STANDS_STILL)
        faults = self._faults_of(self.page)
        assert faults == [], f"{where}: {faults}"
        beyond = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, f"{where} is {beyond} px too wide"
        assert self.complaints == [], f"{where}: {self.complaints}"

    def _on_console(self, message: ConsoleMessage) -> None:
        # A refused form is an answer, not a fault; which answers there were is compared on arrival.
        if message.type == "error" and not message.text.startswith(REFUSED_RESOURCE):
            self.complaints.append(message.text)

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self._refusals.append(response.status)

    def _stays_here(self, address: str) -> None:
        if not address.startswith((self.origin, "data:", "blob:")):
            self.complaints.append(f"left the exchange for {address}")
