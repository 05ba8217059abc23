"""Writing messages: templates/notifications/<event>/{subject,body,sms}.txt, in the recipient's language."""

import logging
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch
from django.utils import translation

from marketplace.language.folding import TO_BARE_LETTERS

logger = logging.getLogger(__name__)

SMS_LENGTH = 160
# The basic GSM alphabet; a single other character makes the message three times as expensive.
GSM_7 = set("@$ !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_\n")
PLAIN = {"Đ": "D", "…": "...", "₫": "d", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "·": "-", "\u00a0": " ", "×": "x"}
BLANKS = re.compile(r"\s+")

Link = str | Callable[[], str]


@dataclass(frozen=True)
class Written:
    """One message in one language; `letter` is the body with its link and signature, `sms` is empty where the event has no SMS."""

    subject: str
    body: str
    letter: str
    sms: str
    link: str


def write(template: str, context: Mapping[str, Any], *, language: str, link: Link = "") -> Written:
    """Fills the templates of an event; `link` is a path, or a function that makes it in the recipient's language."""
    with translation.override(language):
        path = _path(link, template)
        values = {**context, "link": absolute(path), "exchange_name": settings.EXCHANGE["name"]}
        subject = BLANKS.sub(" ", _filled(f"notifications/{template}/subject.txt", values))
        body = _filled(f"notifications/{template}/body.txt", values)
        letter = _filled("notifications/frame.txt", {**values, "body": body})
        return Written(subject, body, letter, _sms(template, values), path)


def _path(link: Link, template: str) -> str:
    try:
        return link() if callable(link) else link
    except NoReverseMatch:
        # A message without its link is better than none.
        logger.exception("the message %s has no page to lead to", template)
        return ""


def absolute(path: str) -> str:
    """The whole address of a path of ours."""
    return f"{settings.SITE_URL.rstrip('/')}{path}" if path.startswith("/") else path


def bare(text: str) -> str:
    """The text in the basic GSM alphabet: no tone marks, no typographic signs, in one line."""
    for sign, plain in PLAIN.items():
        text = text.replace(sign, plain)
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(TO_BARE_LETTERS))
    return BLANKS.sub(" ", "".join(letter if letter in GSM_7 else " " for letter in letters)).strip()


def fit(text: str, link: str = "") -> str:
    """One SMS: the text is shortened so that a link behind it stays whole."""
    room = SMS_LENGTH - (len(link) + 1 if link else 0)
    plain = bare(text)
    if len(plain) > room:
        plain = plain[: room - 3].rstrip() + "..."
    return f"{plain} {link}".strip()


def write_sms(template: str, values: Mapping[str, Any], *, language: str) -> str:
    """The text of something that is only ever an SMS."""
    with translation.override(language):
        return fit(_filled(f"notifications/{template}/sms.txt", values))


def _sms(template: str, values: Mapping[str, Any]) -> str:
    try:
        text = _filled(f"notifications/{template}/sms.txt", values)
    except TemplateDoesNotExist:
        return ""
    return fit(text, str(values["link"]))


def _filled(name: str, values: Mapping[str, Any]) -> str:
    # Plain text: nothing is escaped, or names would arrive as &#x27;.
    rendered: str = get_template(name).template.render(Context(dict(values), autoescape=False))  # type: ignore[attr-defined]
    return rendered.strip()
