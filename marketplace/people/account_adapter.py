"""What allauth must know of our people; what it sends is added in notifications."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.people.consent import count_consent
from marketplace.people.contacts import account_of, give_way
from marketplace.people.fields import MobileField
from marketplace.people.models import User
from marketplace.people.proof import signed_in_recently, works_by_code_only
from marketplace.people.second_factor import has_second_factor
from marketplace.people.sessions import note_sign_in
from marketplace.rules.addresses import client_address

STAGES = {"allauth.account.stages.EmailVerificationStage": "marketplace.people.stages.EmailVerificationStage"}


class PeopleAdapter(DefaultAccountAdapter):
    """Phone numbers live on the account; only a verified one names it."""

    def phone_form_field(self, **kwargs: Any) -> Any:
        """Vietnamese mobile numbers only: codes to premium and foreign numbers would cost the exchange money."""
        return MobileField(**kwargs)

    def get_phone(self, user: AbstractBaseUser) -> tuple[str, bool] | None:
        """The number and whether it is verified."""
        person = _person(user)
        return (person.phone, person.phone_verified) if person.phone else None

    def set_phone(self, user: AbstractBaseUser, phone: str, verified: bool) -> None:
        """Gives the account a number."""
        person = _person(user)
        give_way(phone, to=person)
        person.phone, person.phone_verified = phone, verified
        person.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: AbstractBaseUser, phone: str) -> None:
        """The code sent to this number was typed; it replaces the number before."""
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> AbstractBaseUser | None:
        """The account with this verified number."""
        return account_of(phone)

    def save_user(self, request: HttpRequest, user: AbstractBaseUser, form: Any, commit: bool = True) -> AbstractBaseUser:
        """Saves a new account in one go, for it must be reachable from the first row on."""
        person = _person(user)
        data = form.cleaned_data
        person.email, person.phone = data.get("email") or None, data.get("phone") or None
        person.language = get_language() or person.language
        person.set_password(data.get("password1") or None)
        if commit:
            give_way(person.email or person.phone or "")
            person.save()
        return person

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        """The last way to reach a person stays."""
        return bool(email_address.user.phone_verified) and not email_address.user.is_staff

    def get_login_stages(self) -> list[str]:
        """Allauth's stages, with ours in place of one."""
        return [STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Signs in under a new session key and starts the session's clock."""
        super().login(request, user)
        note_sign_in(request.session)
        count_consent(request, user)

    def get_client_ip(self, request: HttpRequest) -> str:
        """What our own proxies saw; what a client writes into the header itself does not count."""
        return client_address(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Per account and address: a stranger elsewhere cannot lock the owner out by guessing.
        account = str(credentials.get("email") or credentials.get("phone") or "").lower()
        return f"{account}|{self.get_client_ip(request)}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Always, except for enrolling the first second factor directly after signing in."""
        user = self.request.user
        first = app == "allauth.mfa" and user.is_authenticated and not has_second_factor(user)
        return not (first and signed_in_recently(self.request))

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """Password or authenticator app; a code by phone or e-mail for those who have neither."""
        if user.is_authenticated and works_by_code_only(user):
            return [{"id": "code", "description": _("Use a code"), "url": reverse("account_reauthenticate_by_code")}]
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return methods


def _person(user: AbstractBaseUser) -> User:
    assert isinstance(user, User)
    return user
