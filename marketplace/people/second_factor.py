"""The second factor: how its secrets are kept, who has one, and which session has shown it."""

import time

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.http import HttpRequest

from marketplace.people.models import User
from marketplace.people.seals import seal, unseal

PERIOD = 30


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted with the newest of the rotating keys; staff cannot give the second factor up."""

    def encrypt(self, text: str) -> str:
        """Fernet, newest key first."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """With whichever key it was written."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Only people who can work without it."""
        return not authenticator.user.needs_second_factor

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """What the authenticator app shows beside the code."""
        return str(getattr(user, "email", None) or getattr(user, "phone", None) or user)


def has_second_factor(user: User) -> bool:
    """Whether codes of an authenticator app can be asked of this person."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def enrol(user: User, secret: str) -> Authenticator:
    """Sets the second factor of an account made by a command; people enrol through their own page."""
    return TOTP.activate(user, secret).instance


def code_at(secret: str, moment: float | None = None) -> str:
    """The six digits that an authenticator app shows for this secret, now or at another moment."""
    return format_hotp_value(hotp_value(secret, int(moment or time.time()) // PERIOD))


def is_first_use(user: User, code: str) -> bool:
    """Whether this code has not served before while it is taken; asking counts as use. The library forgets after one period."""
    periods = 2 * settings.MFA_TOTP_TOLERANCE + 1
    return cache.add(f"second-factor.used.{user.pk}.{code.replace(' ', '')}", True, timeout=periods * PERIOD)


def has_shown_second_factor(request: HttpRequest) -> bool:
    """Whether this session has passed the second factor of its present account."""
    if not request.user.is_authenticated:
        return False
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def note_second_factor(request: HttpRequest, authenticator: Authenticator) -> None:
    """Counts this session as passed, and as proven anew: its owner has just typed a right code."""
    record_authentication(request, authenticator.user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)
