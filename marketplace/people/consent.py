"""Consent to the operating regulation: ticked at sign-up, counted once the person has entered the account."""

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from marketplace.rules.actions.accept_policy import accept_policy
from marketplace.rules.addresses import client_address
from marketplace.rules.models import PolicyVersion
from marketplace.rules.selectors import policy_in_force

REGULATION = "quy-che-hoat-dong"
TICKED = "consent_ticked"


def consent_label() -> SafeString:
    """What is accepted, in which version, with the way to its text."""
    version = policy_in_force(REGULATION)
    title = _("%(title)s (version %(number)s)") % {"title": version.policy.shown_title, "number": version.number}
    return format_html('{} <a href="{}">{}</a>', _("I have read and accept:"), version.get_absolute_url(), title)


def note_consent(request: HttpRequest, contact: str) -> None:
    """Keeps in the session that this contact ticked the version in force; there is no person yet who could accept it."""
    request.session[TICKED] = {"contact": contact, "version": policy_in_force(REGULATION).pk, "ip": client_address(request) or None}


def count_consent(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Writes the acceptance down when its person enters the account for the first time."""
    ticked = request.session.pop(TICKED, None)
    if ticked and ticked["contact"] in (getattr(user, "phone", None), getattr(user, "email", None)):
        accept_policy(PolicyVersion.objects.get(pk=ticked["version"]), by=user, ip=ticked["ip"])
