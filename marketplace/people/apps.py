"""The people room as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Accounts and roles."""

    name = "marketplace.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        """Listens to allauth's signals of the second factor; nothing of ours is signalled."""
        from allauth.mfa.signals import authenticator_added, authenticator_used

        from marketplace.people.receivers import count_enrolment, renew_session

        authenticator_used.connect(renew_session, dispatch_uid="people.renew_session")
        authenticator_added.connect(count_enrolment, dispatch_uid="people.count_enrolment")
