"""Where what the next page shall say is kept until it is said."""

from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class HostCookie(CookieStorage):
    """A cookie that browsers take from this host alone, over HTTPS; Django has no setting for its name."""

    cookie_name = "__Host-messages"


class HostStorage(FallbackStorage):
    """The cookie, and the session for what does not fit into it."""

    storage_classes = (HostCookie, SessionStorage)
