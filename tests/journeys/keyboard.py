"""Somebody who has only a keyboard: goes from control to control by Tab, and sees at each where he is."""

from playwright.sync_api import Locator, expect

from tests.journeys.walker import Walker

# More than stand on any page before what is looked for.
MOST_STEPS = 120
# The control or what stands for it has a frame of two pixels or more, and some of that lies in the window with nothing over it.
SEEN = """() => {
  const hasFrame = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  let framed = document.activeElement;
  while (framed && !hasFrame(framed)) framed = framed.parentElement;
  if (!framed) return false;
  const box = framed.getBoundingClientRect(), parts = [0.1, 0.5, 0.9];
  const isOnTop = (across, down) => framed.contains(document.elementFromPoint(box.left + box.width * across, box.top + box.height * down));
  return parts.some((across) => parts.some((down) => isOnTop(across, down)));
}"""
HERE = "document.activeElement.outerHTML.slice(0, 160)"


class Keyboard:
    """The keys of one window."""

    def __init__(self, walker: Walker) -> None:
        self.walker = walker
        self.page = walker.page

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

    def enter(self) -> Walker:
        """Enter, which leads to a page."""
        return self.walker.after(lambda: self.page.keyboard.press("Enter"))
