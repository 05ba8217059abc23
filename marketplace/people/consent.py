"""Consent to the operating regulation: to the version that was shown. At sign-up it counts once the person has entered the account."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.rules.actions.accept_policy import accept_policy
from marketplace.rules.addresses import client_address
from marketplace.rules.models import PolicyVersion
from marketplace.rules.selectors import policy_in_force

REGULATION = "quy-che-hoat-dong"
TICKED = "consent_ticked"


class ConsentForm(forms.Form):
    """A box that is never ticked beforehand; `version` is what it asks about, and goes to and fro unseen beside it."""

    regulation = forms.CharField(required=False, widget=forms.HiddenInput)
    agree = forms.BooleanField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = policy_in_force(REGULATION)
        self.fields["regulation"].initial = present = str(self.version.pk)
        if self.is_bound and self.data.get("regulation") != present:
            self._ask_again(present)

    def _ask_again(self, present: str) -> None:
        """Who ticked under another version has not agreed to this one."""
        sent: Any = self.data
        self.data = sent = sent.copy()
        sent["regulation"] = present
        if sent.pop("agree", None):
            changed = gettext_lazy("The regulation has changed since you opened this page. Read the new version, then tick this.")
            self.fields["agree"].error_messages["required"] = changed


def consent_label(version: PolicyVersion) -> SafeString:
    """What is accepted, in which version, with the way to its text."""
    title = _("%(title)s (version %(number)s)") % {"title": version.policy.shown_title, "number": version.number}
    return format_html('{} <a href="{}">{}</a>', _("I have read and accept:"), version.get_absolute_url(), title)


def note_consent(request: HttpRequest, contact: str, version: PolicyVersion) -> None:
    """Keeps in the session that this contact ticked that version; there is no person yet who could accept it."""
    request.session[TICKED] = {"contact": contact, "version": version.pk, "ip": client_address(request) or None}


def count_consent(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Writes the acceptance down when its person enters the account for the first time."""
    ticked = request.session.pop(TICKED, None)
    if ticked and ticked["contact"] in (getattr(user, "phone", None), getattr(user, "email", None)):
        accept_policy(PolicyVersion.objects.get(pk=ticked["version"]), by=user, ip=ticked["ip"])
