"""A page that is open in the browser: axe-core (carried by axe-playwright-python, nothing is fetched), and where the keyboard leads.

axe does not see whether what has the focus can be seen.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of what is in order only the number of rules is asked for: saying where each good element stands takes longer than all the looking.
# A bar that stays at the window's edge half covers what is scrolled beneath it: a target is too small if it is still so in the middle.
ASK = """async (rules) => {
  const found = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
  const left = scrollX, top = scrollY, faults = [];
  const isSmall = async (one) => {
    scrollBy({ top: one.getBoundingClientRect().top - innerHeight / 2, behavior: "instant" });
    return (await axe.run(one, { runOnly: ["target-size"] })).violations.length > 0;
  };
  for (const fault of found.violations) for (const node of fault.nodes) {
    if (fault.id === "target-size" && !await isSmall(document.querySelector(node.target[0]))) continue;
    faults.push(`${fault.id}: ${node.html.slice(0, 160)}`);
  }
  scrollTo({ left, top, behavior: "instant" });
  return { passes: found.passes.length, faults };
}"""

# What has the focus, or what stands for it, has a frame of two pixels or more, and some of that lies in the window with nothing over it.
SEEN = """() => {
  const hasFrame = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  let framed = document.activeElement;
  while (framed && !hasFrame(framed)) framed = framed.parentElement;
  if (!framed) return false;
  const whole = framed.getBoundingClientRect(), left = Math.max(whole.left, 0), top = Math.max(whole.top, 0);
  const box = { left, top, width: Math.min(whole.right, innerWidth) - left, height: Math.min(whole.bottom, innerHeight) - top };
  const parts = [0.1, 0.5, 0.9];
  const takesNoClick = getComputedStyle(framed).pointerEvents === "none"; // such a one is never found by a point
  const isOnTop = (across, down) => {
    const found = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
    return framed.contains(found) || (takesNoClick && found !== null && found.contains(framed));
  };
  return parts.some((across) => parts.some((down) => isOnTop(across, down)));
}"""
# Every control that Tab leads to takes the focus in turn; then the page stands as before. A list of suggestions would close by that.
UNSEEN = f"""() => {{
  const isSeen = {SEEN}, had = document.activeElement, left = scrollX, top = scrollY, unseen = [];
  if (had.matches("[aria-expanded=true]")) return unseen;
  had.blur();
  const all = [...document.querySelectorAll("a[href], area[href], button, input, select, textarea, summary, [tabindex]")];
  for (const one of all.reverse()) {{ // of several choices Tab comes to the one that had the focus last
    if (one.tabIndex < 0 || one.disabled || !one.checkVisibility({{ visibilityProperty: true }})) continue;
    one.focus({{ focusVisible: true }});
    if (document.activeElement === one && !isSeen()) unseen.push(`focus not seen: ${{one.outerHTML.slice(0, 160)}}`);
  }}
  if (had !== document.body) had.focus({{ preventScroll: true }});
  else {{ // Tab begins at the top again
    const first = document.createElement("span");
    first.tabIndex = -1;
    had.prepend(first);
    first.focus({{ preventScroll: true }});
    first.remove();
  }}
  scrollTo({{ left, top, behavior: "instant" }});
  return unseen;
}}"""
# Pages that are drawn by others, whose frames are theirs.
NOT_OURS = ("/cms/", "/quan-tri-du-lieu/")


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def faults_of() -> Callable[..., list[str]]:
    """What axe finds on the page as it stands and what the keyboard leads to unseen, a line each: `assert faults_of(page) == []`.

    With `focus=False` nothing takes the focus, which may matter to what is half filled in.
    """

    def look(page: Page, *, focus: bool = True) -> list[str]:
        page.wait_for_load_state()
        page.evaluate(_axe())
        found = page.evaluate(ASK, RULES)
        assert found["passes"], "axe looked at nothing"
        if not focus or urlsplit(page.url).path.startswith(NOT_OURS):
            return list(found["faults"])
        return [*found["faults"], *page.evaluate(UNSEEN)]

    return look
