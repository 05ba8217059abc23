"""Phone numbers and e-mail addresses as the names of accounts: read as typed, and looked up."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from marketplace.people.identifiers import NotAnIdentifier, read_phone
from marketplace.people.models import User

AT_SIGN = "@"
PLACES = 3


def is_email(contact: str) -> bool:
    """Whether a contact that was read is an e-mail address; else it is a phone number."""
    return AT_SIGN in contact


def read_contact(typed: str) -> str:
    """An e-mail address in lower case or a mobile number in E.164; raises ValidationError with a sentence to show."""
    typed = typed.strip()
    if AT_SIGN in typed:
        validate_email(typed)
        return typed.lower()
    if sum(letter.isdigit() for letter in typed) < PLACES:
        raise ValidationError(_("Enter a phone number or an e-mail address."), code="contact")
    try:
        return read_phone(typed, mobile=True)
    except NotAnIdentifier as error:
        raise ValidationError(str(error.reason), code="contact") from error


def account_of(contact: str) -> User | None:
    """The account whose verified phone number or e-mail address this is."""
    if is_email(contact):
        return User.objects.filter(emailaddress__email=contact, emailaddress__verified=True).first()
    return User.objects.filter(phone=contact, phone_verified=True).first()


def give_way(contact: str, *, to: AbstractBaseUser | None = None) -> None:
    """Removes accounts that were begun with this contact and never entered.

    Otherwise a stranger could begin an account with somebody's number and a password of his own, and wait for its owner to verify it.
    """
    begun = User.objects.filter(last_login=None, is_staff=False)
    if is_email(contact):
        begun = begun.filter(email=contact).exclude(emailaddress__verified=True)
    else:
        begun = begun.filter(phone=contact, phone_verified=False)
    if to is not None and to.pk:
        begun = begun.exclude(pk=to.pk)
    begun.delete()
