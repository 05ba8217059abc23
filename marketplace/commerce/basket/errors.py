"""What a basket refuses.

BusinessError
└── NotOrderable    that quantity of these goods cannot be ordered now; the message says why
"""

from marketplace.lifecycles import BusinessError


class NotOrderable(BusinessError):
    """The basket is as it was."""
