"""Signing and reading.

The token is short enough for an SMS and safe in an address. It says nothing secret, proves that the exchange made it, and is good for one
purpose only. `version` is whatever changes when the thing has been done (the moment of the last confirmation, a state's number): the page
compares it with the present one, so a used link does nothing the second time. Opening the page changes nothing; its button posts.
"""

import datetime as dt
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.http import base36_to_int, int_to_base36

SEPARATOR = "."


class LinkInvalid(Exception):
    """The exchange did not make this token, or made it for something else."""


class LinkExpired(LinkInvalid):
    """The token was right, but its time is over; `link` says what it was for."""

    def __init__(self, link: "SignedLink") -> None:
        self.link = link
        super().__init__()


@dataclass(frozen=True)
class SignedLink:
    """What a token says: the thing's primary key, the version it was made for, and until when it is good."""

    id: int
    version: int
    expires_at: dt.datetime


def sign(purpose: str, id: int, version: int, *, lifetime: dt.timedelta) -> str:
    """A token for one purpose ("offers.reconfirm"); `id` and `version` are whole numbers from 0."""
    expires = int((timezone.now() + lifetime).timestamp())
    return _signer(purpose).sign(SEPARATOR.join(int_to_base36(number) for number in (id, version, expires)))


def read(purpose: str, token: str) -> SignedLink:
    """What the token says; raises LinkInvalid, or LinkExpired when it was right once."""
    try:
        id, version, expires = (base36_to_int(part) for part in _signer(purpose).unsign(token).split(SEPARATOR))
        link = SignedLink(id, version, dt.datetime.fromtimestamp(expires, tz=dt.UTC))
    except (BadSignature, ValueError, OverflowError) as error:
        raise LinkInvalid from error
    if link.expires_at <= timezone.now():
        raise LinkExpired(link)
    return link


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"marketplace.links:{purpose}", sep=SEPARATOR)
