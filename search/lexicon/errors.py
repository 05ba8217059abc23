"""Why words are not taken into the lexicon."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class WordsRefused(BusinessError):
    """The checks found faults; `faults` are sentences."""

    message = _("These words cannot be added.")

    def __init__(self, faults: Iterable[str | Promise]) -> None:
        self.faults = list(faults)
        super().__init__(" ".join(str(fault) for fault in self.faults))
