"""What stock refuses.

BusinessError
└── OutOfStock      some of the goods asked for are no longer there; `stockrecord_ids` says which
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import BusinessError


class OutOfStock(BusinessError):
    """Nothing was reserved; `stockrecord_ids` are the goods that fell short."""

    message = _("Some of these goods have just been sold out.")

    def __init__(self, stockrecord_ids: Sequence[int]) -> None:
        self.stockrecord_ids = list(stockrecord_ids)
        super().__init__()
