"""E-mail through an SMTP server."""

import smtplib
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from marketplace.notifications.channels.channel import Text, Undeliverable

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
TIMEOUT_SECONDS = 10
FOR_EVER = 500


@dataclass(frozen=True)
class EmailChannel:
    """`url` is smtp:// (plain), smtp+starttls:// or smtps://, then user:password@host:port."""

    url: str

    def send(self, address: str, text: Text) -> None:
        """Hands the message to the server; refusals with 5xx are for ever."""
        message = EmailMessage(text.subject, text.body, settings.DEFAULT_FROM_EMAIL, [address], connection=self._server())
        # Replies of machines ("out of office") would come back to an address that nobody reads.
        message.extra_headers["Auto-Submitted"] = "auto-generated"
        try:
            message.send()
        except smtplib.SMTPRecipientsRefused as refusal:
            codes = [code for code, _ in refusal.recipients.values()]
            if all(code >= FOR_EVER for code in codes):
                raise Undeliverable(f"refused: {codes}") from refusal
            raise

    def _server(self) -> EmailBackend:
        parts = urlsplit(self.url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ImproperlyConfigured("EMAIL_URL must look like smtp://user:password@host:port (or smtp+starttls://, smtps://).")
        return EmailBackend(
            host=parts.hostname,
            port=parts.port or PORTS[parts.scheme],
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_tls=parts.scheme == "smtp+starttls",
            use_ssl=parts.scheme == "smtps",
            timeout=TIMEOUT_SECONDS,
        )
