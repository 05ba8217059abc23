"""The invented certificates: standing ones in bulk, as checking would have left them, and a few that are still on their way."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils import timezone

from catalogue.models import Category, Product
from marketplace.demonstration.chance import chance
from marketplace.demonstration.dossiers import paper
from marketplace.demonstration.sellers import PARTNER_CODE
from marketplace.demonstration.words import SHORT_MARK
from marketplace.language.dates import vietnam_day
from marketplace.media.documents import store
from marketplace.media.documents.intake import TakenIn
from marketplace.media.models import PrivateDocument
from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.certificates.actions.return_certificate import return_certificate
from sellers.certificates.actions.submit_certificate import submit_certificate
from sellers.certificates.content import CertificateContent, months_after
from sellers.certificates.lifecycle import CertificateState
from sellers.certificates.models import Certificate, CertificateKind
from sellers.certificates.papers import TITLE
from sellers.offers.models import Offer

# Issued this long ago at most, so that none ends while a demonstration is shown; one that has ended is made for itself.
OLDEST_DAYS = 100
OCOP_ONE_IN = 11
# The kinds of goods that the programme judges are these at the top of our categories; tools, fertiliser and repairs are none.
OCOP_CATEGORIES = (
    "banh-trang-dac-san",
    "trai-cay",
    "rau-cu-nam",
    "gao-nong-san-kho",
    "thit-trung-thuy-san",
    "mat-ong-duong-banh",
    "do-uong-tra",
    "thu-cong-my-nghe",
    "duoc-lieu-my-pham",
    "hoa-cay",
)
GROWN = frozenset({"trai-cay-tuoi", "rau-cu", "gao-nep", "dau-hat", "nam"})
# Every so manyth seller has his farm or his premises certified.
FARM_ONE_IN, PREMISES_ONE_IN = 4, 33
# How many days ago each one in the officers' queue was handed in; the oldest waits for too long.
WAITING_DAYS = (0, 0, 1, 1, 4)
RETURN_REASON = "Ảnh giấy bị lóa, không đọc được số. Xin chụp lại ở nơi sáng, đủ bốn góc."
ISSUERS = {
    "ocop": f"Hội đồng đánh giá OCOP tỉnh {SHORT_MARK}",
    "vietgap": f"Tổ chức chứng nhận VietGAP {SHORT_MARK}",
    "globalgap": f"Tổ chức chứng nhận GlobalG.A.P. {SHORT_MARK}",
    "organic": f"Tổ chức chứng nhận hữu cơ {SHORT_MARK}",
    "food-safety": f"Chi cục an toàn thực phẩm {SHORT_MARK}",
    "haccp": f"Tổ chức chứng nhận HACCP {SHORT_MARK}",
}
Kinds = dict[str, CertificateKind]


def make_certificates(sellers: list[Seller], officer: User) -> None:
    """Some 15 of 100 offers on sale have one; five wait, one was returned, one has expired."""
    kinds = {kind.code: kind for kind in CertificateKind.objects.all()}
    on_sale = list(Offer.objects.live().filter(seller__partner__code__startswith=PARTNER_CODE).select_related("category").order_by("pk"))
    made = [*_of_goods(on_sale, kinds), *_of_farms(sellers, on_sale, kinds), *_of_premises(sellers, kinds), _ended(sellers[0], kinds)]
    drawn = paper(600, 800)
    owners = {seller.pk: seller.members.first() for seller in {one.seller_id: one.seller for one, _goods in made}.values()}
    for number, (certificate, _goods) in enumerate(made):
        _check(certificate, number, officer)
        certificate.submitted_by = owners[certificate.seller_id]
        certificate.document = _document(drawn, owners[certificate.seller_id])
    PrivateDocument.objects.bulk_create(certificate.document for certificate, _goods in made)
    Certificate.objects.bulk_create(certificate for certificate, _goods in made)
    named = Certificate.goods.through
    named.objects.bulk_create(named(certificate=certificate, product_id=pk) for certificate, goods in made for pk in goods)
    _on_their_way(sellers, kinds, drawn, officer)


def _of_goods(offers: list[Offer], kinds: Kinds) -> Iterator[tuple[Certificate, list[int]]]:
    """OCOP with three stars mostly, five seldom; what is grown has it, too."""
    judged = tuple(Category.objects.filter(slug__in=OCOP_CATEGORIES).values_list("path", flat=True))
    for number, offer in enumerate(offer for offer in offers if offer.category.path.startswith(judged)):
        if number % OCOP_ONE_IN == 5 and offer.product_id is not None:
            level = chance(f"stars:{number}").choice((3, 3, 3, 4, 4, 5))
            yield Certificate(seller_id=offer.seller_id, kind=kinds["ocop"], level=level), [offer.product_id]


def _of_farms(sellers: list[Seller], offers: list[Offer], kinds: Kinds) -> Iterator[tuple[Certificate, list[int]]]:
    """What a farm grows, all on one paper."""
    grown: defaultdict[int, list[int]] = defaultdict(list)
    for offer in offers:
        if offer.category.slug in GROWN and offer.product_id is not None:
            grown[offer.seller_id].append(offer.product_id)
    farms = [seller for seller in sellers if seller.pk in grown]
    for number, seller in enumerate(farms):
        if number % FARM_ONE_IN == 1:
            code = chance(f"farm:{number}").choice(("vietgap", "vietgap", "vietgap", "organic", "globalgap"))
            yield Certificate(seller=seller, kind=kinds[code]), grown[seller.pk]


def _of_premises(sellers: list[Seller], kinds: Kinds) -> Iterator[tuple[Certificate, list[int]]]:
    for number, seller in enumerate(sellers):
        if number % PREMISES_ONE_IN == 2:
            yield Certificate(seller=seller, kind=kinds["haccp" if number % 2 else "food-safety"]), []


def _ended(seller: Seller, kinds: Kinds) -> tuple[Certificate, list[int]]:
    """One whose last day has passed: its seller sees it, buyers do not."""
    issued = vietnam_day(timezone.now()) - dt.timedelta(days=3 * 366 + 20)
    return Certificate(seller=seller, kind=kinds["food-safety"], issued_on=issued), []


def _check(certificate: Certificate, number: int, officer: User) -> None:
    """Issued some weeks ago, handed in and checked since."""
    today, pick = vietnam_day(timezone.now()), chance(f"certificate:{number}")
    certificate.number = number_of(certificate.kind.code, number)
    certificate.issuer = ISSUERS[certificate.kind.code]
    certificate.issued_on = certificate.issued_on or today - dt.timedelta(days=pick.randint(20, OLDEST_DAYS))
    months = certificate.kind.months_valid
    certificate.expires_on = months_after(certificate.issued_on, months) if months else None
    certificate.state = CertificateState.APPROVED
    certificate.submitted_at = timezone.now() - dt.timedelta(days=pick.randint(3, 18))
    certificate.decided_at = certificate.submitted_at + dt.timedelta(hours=pick.randint(3, 40))
    certificate.decided_by = officer
    certificate.counted = certificate.counts_on(today)
    # Nobody is reminded of what was invented.
    certificate.reminded_at = certificate.decided_at


def number_of(code: str, number: int) -> str:
    """Says of itself that it is invented."""
    return f"MH-{code.upper()}-{number:04d} {SHORT_MARK}"


def _document(drawn: TakenIn, owner: User | None) -> PrivateDocument:
    if owner is None:
        raise ValueError("a seller of the demonstration has an owner")
    return PrivateDocument(
        owner=owner,
        title=TITLE,
        stored_as=store.keep(drawn.content),
        content_type=drawn.content_type,
        size=len(drawn.content),
        sha256=hashlib.sha256(drawn.content).hexdigest(),
    )


def _on_their_way(sellers: list[Seller], kinds: Kinds, drawn: TakenIn, officer: User) -> None:
    """Handed in by the action that people take; the last one was returned."""
    for number, days in enumerate((*WAITING_DAYS, 2)):
        seller = sellers[number]
        made = submit_certificate(seller=seller, content=_said(number, _some_goods(seller), kinds), upload=drawn, by=seller.members.get())
        if number == len(WAITING_DAYS):
            return_certificate(certificate=made, by=officer, reason=RETURN_REASON, round=made.round)
        Certificate.objects.filter(pk=made.pk).update(submitted_at=timezone.now() - dt.timedelta(days=days, hours=2))


def _some_goods(seller: Seller) -> list[int]:
    goods: Iterable[int] = Product.objects.filter(stockrecords__partner=seller.partner_id, is_public=True).values_list("pk", flat=True)
    return sorted(goods)[:2]


def _said(number: int, goods: list[int], kinds: Kinds) -> CertificateContent:
    """Stars of some goods and papers of whole premises in turn: both suit whatever the seller makes."""
    code = "ocop" if number % 2 else "food-safety"
    return CertificateContent(
        kind=kinds[code],
        level=3 if code == "ocop" else None,
        number=number_of(f"{code}-W", number),
        issuer=ISSUERS[code],
        issued_on=vietnam_day(timezone.now()) - dt.timedelta(days=30),
        goods=[] if kinds[code].covers_all else goods,
    )
