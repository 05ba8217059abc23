"""SMS through an aggregator's HTTP endpoint."""

import base64
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured

from marketplace.notifications.channels.channel import Text, Undeliverable

TIMEOUT_SECONDS = 10
# Wait and come back; every other 4xx says that the message itself is wrong.
TRY_AGAIN = {408, 425, 429}
SERVER_ERROR = 500


@dataclass(frozen=True)
class SmsChannel:
    """Posts {"from", "to", "text"} as JSON to `url`; a user and password in it become Basic authentication."""

    url: str
    sender: str

    def send(self, address: str, text: Text) -> None:
        """`address` is E.164; the aggregator wants it without the plus."""
        payload = {"from": self.sender, "to": address.removeprefix("+"), "text": text.body}
        try:
            with urllib.request.urlopen(self._request(payload), timeout=TIMEOUT_SECONDS):  # noqa: S310 -- scheme checked in _request
                pass
        except urllib.error.HTTPError as answer:
            if answer.code in TRY_AGAIN or answer.code >= SERVER_ERROR:
                raise
            raise Undeliverable(f"the aggregator answered {answer.code}") from answer

    def _request(self, payload: dict[str, str]) -> urllib.request.Request:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ImproperlyConfigured("SMS_URL must begin with https://.")
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if parts.username:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        return urllib.request.Request(address, json.dumps(payload).encode(), headers, method="POST")  # noqa: S310
