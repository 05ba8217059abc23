"""What no certificate may say, and that nothing is kept of what is refused."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings

from marketplace.language.dates import vietnam_today
from marketplace.media.documents.errors import WrongFormat
from marketplace.media.models import PrivateDocument
from sellers.certificates.actions.submit_certificate import submit_certificate
from sellers.certificates.content import months_after
from sellers.certificates.errors import ContentRefused
from sellers.certificates.models import Certificate, CertificateKind
from tests.factories.certificates import content
from tests.factories.offers import offer
from tests.factories.sellers import pdf, seller

pytestmark = pytest.mark.django_db
YESTERDAY, TODAY = vietnam_today() - dt.timedelta(days=1), vietnam_today()

REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "no number": ("number", {"number": "  "}),
    "no issuer": ("issuer", {"issuer": "\t"}),
    "no level": ("kind", {"level": None}),
    "a level that the kind does not have": ("kind", {"level": 2}),
    "a level of a kind without": ("kind", {"code": "vietgap", "level": 3}),
    "issued in another century": ("issued_on", {"issued_on": dt.date(1026, 1, 1)}),
    "ended before it began": ("expires_on", {"issued_on": TODAY, "expires_on": YESTERDAY}),
    "expired already": ("expires_on", {"expires_on": YESTERDAY}),
    "expired by what its kind says": ("expires_on", {"issued_on": TODAY - dt.timedelta(days=4 * 366)}),
    "a year that no calendar has": ("expires_on", {"expires_on": dt.date(9999, 1, 1)}),
    "no goods": ("goods", {"goods": []}),
    "goods that do not exist": ("goods", {"goods": [987654321]}),
}


def files() -> int:
    """How many documents lie in the private store."""
    return sum(1 for path in settings.PRIVATE_MEDIA_ROOT.glob("??/*") if path.is_file())


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_certificate_may_say(name: str) -> None:
    field, said = REFUSED[name]
    goods = offer()
    stored = files()
    with pytest.raises(ContentRefused) as refused:
        submit_certificate(
            seller=goods.seller,
            content=content(**{"offers": [goods], **said}),
            upload=pdf(),
            by=goods.seller.members.get(),
        )
    assert refused.value.field == field
    assert not Certificate.objects.exists()
    assert not PrivateDocument.objects.exists()
    assert files() == stored


def test_another_sellers_goods_cannot_be_named() -> None:
    ours, theirs = offer(), offer()
    with pytest.raises(ContentRefused) as refused:
        submit_certificate(seller=ours.seller, content=content(offers=[ours, theirs]), upload=pdf(), by=ours.seller.members.get())
    assert refused.value.field == "goods"
    assert not Certificate.objects.exists()


def test_a_kind_that_was_put_away_is_not_taken_in() -> None:
    shop = seller()
    CertificateKind.objects.filter(code="haccp").update(is_active=False)
    with pytest.raises(ContentRefused):
        submit_certificate(seller=shop, content=content("haccp"), upload=pdf(), by=shop.members.get())
    assert not Certificate.objects.exists()


def test_a_file_that_is_no_paper_leaves_nothing_behind() -> None:
    shop, stored = seller(), files()
    paper = pdf()
    paper.write(b"GIF89a")
    paper.seek(0)
    with pytest.raises(WrongFormat):
        submit_certificate(seller=shop, content=content("haccp"), upload=paper, by=shop.members.get())
    assert not Certificate.objects.exists()
    assert files() == stored


def test_goods_are_forgotten_where_the_kind_covers_all_and_blanks_are_tidied() -> None:
    goods = offer()
    said = content("haccp", offers=[goods], number=" 12 /  AB ")
    made = submit_certificate(seller=goods.seller, content=said, upload=pdf(), by=goods.seller.members.get())
    assert (made.number, list(made.goods.all())) == ("12 / AB", [])


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (dt.date(2026, 1, 31), 1, dt.date(2026, 2, 28)),
        (dt.date(2024, 2, 29), 12, dt.date(2025, 2, 28)),
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 1), 36, dt.date(2029, 12, 1)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last_one(day: dt.date, months: int, after: dt.date) -> None:
    assert months_after(day, months) == after
