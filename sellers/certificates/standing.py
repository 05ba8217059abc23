"""Which certificates stand for which goods today: what search, lists and pages ask."""

from collections import defaultdict
from collections.abc import Collection

from catalogue.models import Product
from marketplace.language.dates import vietnam_today
from sellers.certificates.models import Certificate, CertificateKind
from sellers.certificates.models.kind import Covers, code_of, short


def codes_of_goods(products: Collection[int]) -> dict[int, tuple[str, ...]]:
    """By product id, the codes of the certificates that stand for it today, sorted: 'ocop', 'ocop-4', 'vietgap'.

    A kind with levels gives both. Products without any are left out. Two queries, however many products.
    """
    standing = Certificate.objects.standing(vietnam_today()).order_by()
    named = standing.filter(kind__covers=Covers.GOODS, goods__in=products)
    of_all = standing.filter(kind__covers=Covers.ALL, seller__partner__stockrecords__product__in=products)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for rows in (
        named.values_list("goods", "kind__code", "level"),
        of_all.values_list("seller__partner__stockrecords__product", "kind__code", "level"),
    ):
        for product, kind, level in rows:
            found[product] |= {kind, code_of(kind, level)}
    return {product: tuple(sorted(codes)) for product, codes in found.items()}


def standing_codes() -> frozenset[str]:
    """All codes that any goods on the exchange have today. One query, of certificates alone: none is handed in without its goods."""
    rows = Certificate.objects.standing(vietnam_today()).order_by().values_list("kind__code", "level").distinct()
    return frozenset(code for kind, level in rows for code in (kind, code_of(kind, level)))


def names_of_codes() -> dict[str, str]:
    """Name of every known code in the active language, in the order of lists: 'ocop-4' → 'OCOP 4 sao'. One query."""
    return {code: short(kind, level) for kind in CertificateKind.objects.all() for code, level in kind.codes()}


def products_of(certificate_id: int) -> list[int]:
    """Ids of the products that a certificate speaks of, whether or not it stands, in ascending order."""
    certificate = Certificate.objects.select_related("kind", "seller").get(pk=certificate_id)
    if certificate.kind.covers_all:
        products = Product.objects.filter(stockrecords__partner=certificate.seller.partner_id)
    else:
        products = Product.objects.filter(certificates=certificate)
    return sorted(products.order_by().values_list("pk", flat=True).distinct())
