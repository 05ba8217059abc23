"""Tax codes, personal ID numbers and phone numbers as typed: read into one form, or refused with a reason to show."""

import enum
import re
from dataclasses import dataclass

import phonenumbers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.vn import mst

HOME_REGION = "VN"
HOME_PREFIX = 84
PERSONAL_ID_DIGITS = 12
BETWEEN_DIGITS = re.compile(r"[\s.\-\u00a0]+")
MASK = "•"
CALLABLE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


class NotAnIdentifier(ValueError):
    """The shape is wrong; `reason` is a sentence for the person who typed it."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Verdict(enum.Enum):
    OK = "ok"
    CHECK_DIGIT_FAILS = "check_digit_fails"


@dataclass(frozen=True)
class TaxCode:
    """`value` is the ten digits, or ten and three with a dash for a branch."""

    value: str
    verdict: Verdict

    @property
    def needs_an_officer(self) -> bool:
        """A failed check digit is a warning: codes issued before the rule exist, and an officer may override."""
        return self.verdict is Verdict.CHECK_DIGIT_FAILS


def read_tax_code(typed: str) -> TaxCode:
    """MST: 10 digits, or 13 for a branch. Raises NotAnIdentifier for a wrong shape."""
    code = mst.compact(typed)
    if code.isascii() and code.isdigit() and len(code) == PERSONAL_ID_DIGITS:
        raise NotAnIdentifier(_("This has 12 digits, like a personal ID number. A tax code has 10 digits, or 13 for a branch."))
    try:
        mst.validate(code)
    except InvalidChecksum:
        return TaxCode(mst.format(code), Verdict.CHECK_DIGIT_FAILS)
    except ValidationError as error:
        raise NotAnIdentifier(_("A tax code has 10 digits, or 13 for a branch (0100109106-001).")) from error
    return TaxCode(mst.format(code), Verdict.OK)


def read_personal_id(typed: str) -> str:
    """Twelve digits; there is no check digit and nothing is inferred from them. Raises NotAnIdentifier."""
    digits = BETWEEN_DIGITS.sub("", typed)
    if not (digits.isascii() and digits.isdigit() and len(digits) == PERSONAL_ID_DIGITS):
        raise NotAnIdentifier(_("A personal ID number has 12 digits."))
    return digits


def mask_personal_id(digits: str) -> str:
    """072190001234 -> 072•••••1234"""
    return f"{digits[:3]}{MASK * 5}{digits[-4:]}"


def read_phone(typed: str, *, mobile: bool = False) -> str:
    """E.164 of a number that people answer. `mobile`: it must receive an SMS code, so a Vietnamese mobile one."""
    try:
        # A code typed as 84912… without its plus is a Vietnamese number too: the library sees to it.
        number = phonenumbers.parse(typed, HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise NotAnIdentifier(_("This is not a phone number.")) from error
    if number.extension or not phonenumbers.is_valid_number(number):
        raise NotAnIdentifier(_("This is not a phone number in use. Vietnamese mobile numbers have 10 digits, such as 09xx xxx xxx."))
    kind = phonenumbers.number_type(number)
    if mobile and not (kind == PhoneNumberType.MOBILE and number.country_code == HOME_PREFIX):
        raise NotAnIdentifier(_("A Vietnamese mobile number is needed here: a code is sent to it by SMS."))
    if kind not in CALLABLE:
        raise NotAnIdentifier(_("A personal or office number is needed, not a hotline that callers pay for."))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def show_phone(e164: str) -> str:
    """+84912345678 -> "0912 345 678"; a foreign number keeps its country code."""
    number = phonenumbers.parse(e164, HOME_REGION)
    at_home = number.country_code == HOME_PREFIX
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL)


def mask_phone(e164: str) -> str:
    """+84912345678 -> "•••• ••• 678": enough for its owner to know it."""
    return f"{MASK * 4} {MASK * 3} {e164[-3:]}"
