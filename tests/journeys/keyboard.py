"""Somebody who has only a keyboard: goes from control to control by Tab, and sees at each where he is."""

from playwright.sync_api import FilePayload, Locator, expect

from marketplace.people.models import User
from marketplace.people.second_factor import code_at
from tests.factories.people import PASSWORD, SECRET
from tests.journeys.walker import Walker, vi
from tests.plugins.accessibility import SEEN

# More than stand on any page before what is looked for.
MOST_STEPS = 120
HERE = "document.activeElement.outerHTML.slice(0, 160)"


class Keyboard:
    """The keys of one window."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page = walker.page
        self.main = self.page.locator("main")
        # The browser hands its file dialogues over from the first listener on, which must not come only with the key.
        self.page.on("filechooser", lambda _opened: None)

    # What can be gone to

    def field(self, name: str) -> Locator:
        """A field of the page by its name in the form."""
        return self.main.locator(f"[name='{name}']:not([type=hidden])")

    def button(self, name: str) -> Locator:
        """A button of the page by the code's word for it."""
        return self.main.get_by_role("button", name=vi(name), exact=True)

    def link(self, name: str) -> Locator:
        """A link of the page by its words."""
        return self.main.get_by_role("link", name=name)

    # Keys

    def go_to(self, control: Locator) -> "Keyboard":
        """By Tab, from where the focus is; the page's own order has to lead there."""
        expect(control).to_have_count(1)
        for _step in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(SEEN), f"on {self.walker.path} the focus is not seen at {self.page.evaluate(HERE)}"
            if control.evaluate("one => one === document.activeElement"):
                return self
        raise AssertionError(f"on {self.walker.path} the keyboard does not come to {control}")

    def write(self, text: str) -> "Keyboard":
        """Types into the field that has the focus."""
        self.page.keyboard.type(text)
        return self

    def take_first(self, expected: str) -> "Keyboard":
        """Waits for what a field suggests and takes the first by Enter."""
        expect(self.page.locator("[role=option]:visible").first).to_contain_text(expected)
        self.page.keyboard.press("Enter")
        return self

    def press(self, key: str) -> "Keyboard":
        """Any key, which leads to no other page."""
        self.page.keyboard.press(key)
        return self

    def tick(self) -> "Keyboard":
        """Space on a box, which is ticked then."""
        self.page.keyboard.press("Space")
        expect(self.page.locator("*:focus")).to_be_checked()
        return self

    def choose(self, one: Locator) -> "Keyboard":
        """Down by the arrow from the first of several to this one."""
        for _step in range(MOST_STEPS):
            if one.is_checked():
                assert self.page.evaluate(SEEN), f"on {self.walker.path} the focus is not seen at {self.page.evaluate(HERE)}"
                return self
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"on {self.walker.path} the arrows do not come to {one}")

    def choose_file(self, file: FilePayload) -> "Keyboard":
        """Enter opens the system's own dialogue, where the keyboard is the system's affair; the file chosen there comes into the field."""
        with self.page.expect_file_chooser() as opened:
            self.page.keyboard.press("Enter")
        opened.value.set_files(file)
        return self

    def enter(self, *, answers: int = 200) -> Walker:
        """Enter, which leads to a page."""
        return self.walker.after(lambda: self.page.keyboard.press("Enter"), answers=answers)

    def enter_in_place(self, *, answers: int) -> Walker:
        """Enter, by which a script sends the form; the page stands."""
        return self.walker.after_in_place(lambda: self.page.keyboard.press("Enter"), answers=answers)


def signs_in(walker: Walker, user: User, *, then: str) -> Keyboard:
    """By the keys alone, with the code of the authenticator app where the exchange asks for it; arrives at `then`."""
    keys = Keyboard(walker.open(f"/accounts/login/?next={then}"))
    keys.go_to(keys.field("login")).write(user.email or user.phone or "")
    keys.go_to(keys.field("password")).write(PASSWORD).enter()
    if user.needs_second_factor:
        keys.go_to(keys.field("code")).write(code_at(SECRET)).enter()
    assert walker.path == then
    return keys
