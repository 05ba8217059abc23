"""The goods that a certificate names, as a page shows them."""

from typing import Any

from sellers.certificates.models import Certificate

FIRST = 24


def named(certificate: Certificate, *, whole: bool) -> dict[str, Any]:
    """`goods` by name, the first ones unless `whole`; and `more`, how many were left out."""
    goods = certificate.goods.order_by("title", "pk")
    left_out = 0 if whole else max(0, goods.count() - FIRST)
    return {"goods": goods[:FIRST] if left_out else goods, "more": left_out}
