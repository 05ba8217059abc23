"""The eyes that look at refused forms see what they are for: each promise broken once is noticed."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from marketplace.design.samples.dossier import DossierSample
from tests.design.refusals import send

TYPED = {
    "legal_name": "Hộ Mẫu",
    "phone": "0912",
    "email": "khong-phai-email",
    "price": "rẻ lắm",
    "quantity": "50",
    "delivery": "ship",
    "unit": "kg",
}


def page(html: str | None = None, *, language: str = "vi") -> Any:
    with override(language):
        form = DossierSample(TYPED)
        drawn = str(form)
    return SimpleNamespace(status_code=422, context={"form": form}, content=(html or drawn).encode())


def test_a_form_drawn_as_it_should_be_passes() -> None:
    send(page, TYPED, may_change=())


def test_control_what_was_typed_is_missed() -> None:
    with pytest.raises(AssertionError):
        send(lambda: page(page().content.decode().replace('value="rẻ lắm"', "")), TYPED, may_change=())


def test_control_a_message_that_stands_elsewhere_is_missed() -> None:
    html = page().content.decode().replace('class="field__errors"', 'class="elsewhere"')
    with pytest.raises(AssertionError):
        send(lambda: page(html), TYPED, may_change=())


def test_control_a_message_said_twice_is_noticed() -> None:
    html = page().content.decode()
    start, end = html.index('<ul class="field__errors"'), html.index("</ul>", html.index('<ul class="field__errors"'))
    message = html[html.index("<li>", start) : end]
    with pytest.raises(AssertionError):
        send(lambda: page(html[:end] + message + html[end:]), TYPED, may_change=())


def test_control_english_is_noticed() -> None:
    with pytest.raises(AssertionError):
        send(lambda: page(language="en"), TYPED, may_change=())
