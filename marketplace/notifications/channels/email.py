"""E-mail through an SMTP server."""

import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from marketplace.notifications.channels.channel import Text, Undeliverable
from marketplace.settings.environment import mail

FOR_EVER = 500


@dataclass(frozen=True)
class EmailChannel:
    """`url` is smtp:// (plain), smtp+starttls:// or smtps://, then user:password@host:port, checked when the exchange starts."""

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
        known = mail(self.url)
        return EmailBackend(
            host=known["HOST"],
            port=known["PORT"],
            username=known["HOST_USER"],
            password=known["HOST_PASSWORD"],
            use_tls=known["USE_TLS"],
            use_ssl=known["USE_SSL"],
            timeout=known["TIMEOUT"],
        )
