"""What a channel is: one way to reach a person."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Text:
    """What is sent; channels without subjects leave it out."""

    subject: str
    body: str


class Undeliverable(Exception):
    """This message will never arrive, however often it is tried: a wrong address, or no server configured."""


class Channel(Protocol):
    """Sends one text to one address.

    Returns when the next server has taken the message. Raises Undeliverable when it never will, and any other error when it is worth
    trying again.
    """

    def send(self, address: str, text: Text) -> None: ...
