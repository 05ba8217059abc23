"""What allauth sends: codes by SMS, codes and notices by e-mail. Everything goes through the log and leaves by a job."""

import uuid
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as request_context
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import get_language

from marketplace.notifications.models import ChannelName
from marketplace.notifications.notify import send_confidential
from marketplace.notifications.texts import absolute, write_sms
from marketplace.people.account_adapter import PeopleAdapter


class AccountAdapter(PeopleAdapter):
    """Our people, and our way of sending."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Writes allauth's text with its own templates and hands it to the log."""
        values = {"request": request_context.request, "email": email, "current_site": _site(), **context}
        message = DefaultAccountAdapter.render_mail(self, template_prefix, email, values)
        send_confidential(
            channel=ChannelName.EMAIL,
            address=email,
            subject=str(message.subject),
            body=str(message.body),
            event_id=uuid.uuid4().hex,
            template=template_prefix.rpartition("/")[2][:60],
        )

    def send_verification_code_sms(self, user: AbstractBaseUser, phone: str, code: str, **kwargs: Any) -> None:
        """The code, to a number that somebody says is theirs."""
        self._send_sms("one_time_code", phone, {"code": code})

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Says that the number has no account: on the screen nobody is told, and the work is the same."""
        self._send_sms("unknown_account", phone, {"address": absolute(reverse("account_signup"))})

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Says that the number has an account already."""
        self._send_sms("account_exists", phone, {"address": absolute(reverse("account_login"))})

    def _send_sms(self, template: str, phone: str, values: dict[str, str]) -> None:
        request = request_context.request
        if not ratelimit.consume(request, action="one_time_code", key=phone):
            raise ImmediateHttpResponse(ratelimit.respond_429(request))
        text = write_sms(template, values, language=get_language() or settings.LANGUAGE_CODE)
        send_confidential(channel=ChannelName.SMS, address=phone, body=text, event_id=uuid.uuid4().hex, template=template)


def _site() -> SimpleNamespace:
    """What allauth's texts call the site: the exchange under its public address."""
    return SimpleNamespace(name=settings.EXCHANGE["name"], domain=urlsplit(settings.SITE_URL).netloc)
