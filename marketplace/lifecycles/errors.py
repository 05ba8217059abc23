"""The errors that business actions raise.

BusinessError            the root; `message` is a translated sentence that can be shown to the person
├── ActionRefused        the lifecycle has no such action in the present state
└── NotAllowed           this person may not do that
Each room adds its own below BusinessError.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class BusinessError(Exception):
    """Something the rules of the exchange refuse; nothing was changed."""

    message: str | Promise = _("This cannot be done.")

    def __init__(self, message: str | Promise | None = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(str(self.message))


class ActionRefused(BusinessError):
    """The action does not exist in the object's present state, usually because somebody else was quicker."""

    message = _("This has changed in the meantime; the action is no longer possible.")


class NotAllowed(BusinessError):
    """The person may not take this action."""

    message = _("You may not do this.")
