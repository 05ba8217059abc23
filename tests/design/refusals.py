"""What every form promises when it refuses something, looked for in the page itself.

A message in Vietnamese inside the field's own element, everything typed still in its box, and nothing changed in the database.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, NamedTuple

from django import forms
from django.db import models

from marketplace.places.fields import CommuneField

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
CHOSEN = frozenset({"radio", "checkbox"})
MOVED_ON = 302
# A Vietnamese sentence always has some of them, an English one never.
LETTERS = frozenset("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
# Shorter words of the person may stand in a message by chance.
QUOTED_FROM = 4


@dataclass
class Box:
    """A field as it is drawn: what its controls hold and let one choose, by name, and what is said to be wrong with it."""

    held: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    choices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    errors: list[str] = field(default_factory=list)

    def put(self, name: str, value: str, *, choice: bool, chosen: bool) -> None:
        """Another control, or another choice of one."""
        held = self.held[name]
        if choice:
            self.choices[name].add(value)
        if chosen:
            held.append(value)


class Element(NamedTuple):
    """An element that is still open; `within` are its classes and those of all around it."""

    tag: str
    name: str
    within: frozenset[str]
    box: Box


class DrawnPage(HTMLParser):
    """The fields of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.boxes: list[Box] = []
        self._open = [Element("", "", frozenset(), Box())]
        self.feed(html)
        self.close()

    def box_of(self, name: str) -> Box:
        """The one element in which the control of that name stands."""
        (found,) = [box for box in self.boxes if name in box.held]
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around, said = self._open[-1], {name: value or "" for name, value in attrs}
        box = around.box
        if "field" in said.get("class", "").split():
            box = Box()
            self.boxes.append(box)
        if tag == "li" and "field__errors" in around.within:
            box.errors.append("")
        self._control(tag, said, around, box)
        if tag not in VOID:
            self._open.append(Element(tag, said.get("name", ""), around.within | set(said.get("class", "").split()), box))

    def _control(self, tag: str, said: dict[str, str], around: Element, box: Box) -> None:
        if tag == "option":
            list_of = next(one for one in reversed(self._open) if one.tag == "select")
            box.put(list_of.name, said.get("value", ""), choice=True, chosen="selected" in said)
        elif tag == "input" and "name" in said:
            choice = said.get("type") in CHOSEN
            box.put(said["name"], said.get("value", ""), choice=choice, chosen="checked" in said or not choice)
        elif tag == "textarea":
            box.put(said["name"], "", choice=False, chosen=True)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop().tag != tag:
            continue

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if here.tag == "textarea":
            held = here.box.held[here.name]
            # A browser leaves out the first line break, which is there so that a typed one is not lost.
            held[-1] += data if held[-1] else data.removeprefix("\n")
        elif "field__errors" in here.within and "unseen" not in here.within and here.box.errors:
            here.box.errors[-1] += data


def rows(*kinds: type[models.Model]) -> list[list[dict[str, Any]]]:
    """All that the database holds of them."""
    return [list(kind._base_manager.order_by("pk").values()) for kind in kinds]


def send(post: Callable[[], Any], typed: Mapping[str, Any], *, may_change: tuple[type[models.Model], ...]) -> Any:
    """Sends a form. The answer leads on, or is the page again, which then keeps what forms promise."""
    before = rows(*may_change)
    answer = post()
    if answer.status_code != MOVED_ON:
        assert rows(*may_change) == before
        form, page = answer.context["form"], DrawnPage(answer.content.decode())
        assert form.errors
        errors_stand_at_their_fields(form, page, typed)
        typed_is_kept(form, page, typed)
    return answer


def errors_stand_at_their_fields(form: forms.BaseForm, page: DrawnPage, typed: Mapping[str, Any]) -> None:
    """Each once, in Vietnamese, and none anywhere else."""
    wrong = {name: page.box_of(form[name].html_name) for name in form.errors}
    for name, box in wrong.items():
        assert box.errors, name
        assert len(box.errors) == len(set(box.errors)), box.errors
        for said in box.errors:
            assert is_vietnamese(said, typed), said
    assert not [box.errors for box in page.boxes if box.errors and box not in wrong.values()]


def is_vietnamese(said: str, typed: Mapping[str, Any]) -> bool:
    """Whatever of it the person did not type himself."""
    for value in map(str, typed.values()):
        if len(value) >= QUOTED_FROM:
            said = said.replace(value, "")
    return bool(LETTERS & set(said.lower()))


def typed_is_kept(form: forms.BaseForm, page: DrawnPage, typed: Mapping[str, Any]) -> None:
    """In every field, right or wrong. What no list offers cannot stand in it; a place that was found is written in full."""
    for name, value in typed.items():
        if name not in form.fields or form[name].is_hidden:
            continue
        box = page.box_of(form[name].html_name)
        held, wanted = box.held[name], [str(one) for one in (value if isinstance(value, list) else [value])]
        if choices := box.choices[name]:
            assert held == [one for one in wanted if one in choices], name
        elif not isinstance(form.fields[name], CommuneField):
            assert held == wanted, name
        elif name in form.errors:
            assert held == [one.replace("\0", "") for one in wanted], name
