"""A forgotten password is set anew with a code, sent by SMS or e-mail."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from marketplace.people.contacts import is_email


class ContactResetProcess(PasswordResetVerificationProcess):
    """allauth knows e-mail only; here its `email` may be a phone number."""

    @classmethod
    def initiate(cls, *, request: HttpRequest, user: AbstractBaseUser | None, email: str) -> "ContactResetProcess":
        """Sends the code and waits for it in the session."""
        process = cls(request, state=cls.initial_state(user, email), user=user)
        process.send()
        process.persist()
        return process

    def send(self) -> None:
        """By the way that the contact names."""
        contact: str = self.state["email"]
        if is_email(contact):
            super().send()
            return
        adapter: Any = get_adapter()
        if not self.user:
            adapter.send_unknown_account_sms(contact)
            return
        self.state["code"] = adapter.generate_password_reset_code()
        adapter.send_verification_code_sms(user=self.user, phone=contact, code=self.code)
