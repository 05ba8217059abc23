"""How long a session lasts: people stay signed in, staff at most 12 hours, however busy they are."""

import time
from typing import Any

from django.conf import settings

SIGNED_IN_AT = "signed_in_at"


def note_sign_in(session: Any) -> None:
    """Starts the clock of a session."""
    session[SIGNED_IN_AT] = time.time()


def is_too_old_for_staff(session: Any) -> bool:
    """Whether a staff session must sign in again; a session whose beginning nobody noted is too old."""
    return bool(time.time() - float(session.get(SIGNED_IN_AT, 0)) > settings.STAFF_SESSION_SECONDS)
