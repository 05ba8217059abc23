"""Certificates in whatever state a test needs, taken there by the actions themselves."""

import datetime as dt
from collections.abc import Iterable
from itertools import count
from typing import Any

import time_machine
from django.utils import timezone

from marketplace.language.dates import vietnam_today
from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.certificates.actions.approve_certificate import approve_certificate
from sellers.certificates.actions.reject_certificate import reject_certificate
from sellers.certificates.actions.return_certificate import return_certificate
from sellers.certificates.actions.revoke_certificate import revoke_certificate
from sellers.certificates.actions.submit_certificate import submit_certificate
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.certificates.content import CertificateContent
from sellers.certificates.models import Certificate, CertificateKind
from sellers.offers.models import Offer
from tests.factories.people import officer
from tests.factories.sellers import pdf
from tests.factories.sellers import seller as make_seller

_numbers = count(1)
ISSUER = "Hội đồng OCOP mẫu (dữ liệu minh hoạ)"
REASON = "Ảnh không đọc được số giấy."


def kind(code: str) -> CertificateKind:
    """A kind as migrations leave it."""
    return CertificateKind.objects.get(code=code)


def content(code: str = "ocop", *, offers: Iterable[Offer] = (), **fields: Any) -> CertificateContent:
    """What a seller says of a certificate, all rules kept: four stars, issued a month ago."""
    of = kind(code)
    values: dict[str, Any] = {
        "kind": of,
        "level": 4 if of.has_levels else None,
        "number": f"{next(_numbers):03d}/QĐ-MH",
        "issuer": ISSUER,
        "issued_on": vietnam_today() - dt.timedelta(days=30),
        "goods": [offer.product_id for offer in offers],
        **fields,
    }
    return CertificateContent(**values)


def certificate(
    state: str = "approved",
    *,
    code: str = "ocop",
    offers: Iterable[Offer] = (),
    seller: Seller | None = None,
    by: User | None = None,
    at: dt.datetime | None = None,
    **fields: Any,
) -> Certificate:
    """A certificate for those offers, of their seller; `by` is the officer, `at` the moment of it all."""
    offers = list(offers)
    of = seller or (offers[0].seller if offers else make_seller())
    with time_machine.travel(at or timezone.now(), tick=at is None):
        owner = of.members.order_by("pk").first()
        assert owner is not None
        made = submit_certificate(seller=of, content=content(code, offers=offers, **fields), upload=pdf(), by=owner)
        _lead(made, state, owner, by)
    return made


def _lead(made: Certificate, state: str, owner: User, by: User | None) -> None:
    if state == "submitted":
        return
    if state == "withdrawn":
        withdraw_certificate(certificate=made, by=owner)
        return
    who = by or officer()
    if state == "returned":
        return_certificate(certificate=made, by=who, reason=REASON, round=made.round)
    elif state == "rejected":
        reject_certificate(certificate=made, by=who, reason=REASON, round=made.round)
    else:
        approve_certificate(certificate=made, by=who, round=made.round)
        if state == "revoked":
            revoke_certificate(certificate=made, by=who, reason=REASON)
