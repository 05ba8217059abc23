"""Sellers, their members and their dossiers, in whatever state a test needs."""

import datetime as dt
import io
from functools import cache
from itertools import count
from typing import Any

import time_machine
from django.utils import timezone
from PIL import Image

from marketplace.commerce.partner.models import Partner, SellerKind
from marketplace.media.documents.intake import TakenIn, take_in
from marketplace.people.models import User
from marketplace.people.seals import seal
from marketplace.places.models import Commune, Province
from marketplace.rules.models import PolicyVersion, TradeLine
from marketplace.rules.selectors import policy_in_force
from sellers.accounts.actions.approve_registration import approve_registration
from sellers.accounts.actions.attach_document import attach_document
from sellers.accounts.actions.check_identity import check_identity
from sellers.accounts.actions.edit_registration import edit_registration
from sellers.accounts.actions.lapse_registration import lapse_registration
from sellers.accounts.actions.reject_registration import reject_registration
from sellers.accounts.actions.return_registration import return_registration
from sellers.accounts.actions.start_registration import start_registration
from sellers.accounts.actions.submit_registration import submit_registration
from sellers.accounts.actions.withdraw_registration import withdraw_registration
from sellers.accounts.identity_checks import OfficerWithPapers
from sellers.accounts.models import BusinessRegistration, RegistrationDocument, Seller, SellerIdentity, SellerMember
from sellers.accounts.models.identity import Method, Verdict
from sellers.accounts.personal_ids import fingerprint
from tests.factories.people import officer, person

_numbers = count(1)
HOME_PROVINCE, HOME_COMMUNE = "80", "25459"
CHECKER = "Lê Thị Kiểm (dữ liệu minh hoạ)"
ALL_AGREES = OfficerWithPapers(card_legible=True, name_agrees=True, born_agrees=True, number_agrees=True, named_on_certificate=True)


def commune(code: str = HOME_COMMUNE) -> Commune:
    """A commune of the home province; the real row where the places are loaded."""
    found = Commune.objects.filter(pk=code).first()
    if found is not None:
        return found
    province, _created = Province.objects.get_or_create(code=HOME_PROVINCE, defaults={"name": "Tây Ninh", "sort_key": "tay ninh"})
    return Commune.objects.create(code=code, province=province, name="Tân Ninh", kind="Phường", folded="tan ninh", sort_key="tan ninh")


def trade_line(code: str = "1071") -> TradeLine:
    """An industry code: making things of flour, rice paper among them."""
    return TradeLine.objects.get(code=code)


def regulation() -> PolicyVersion:
    """The operating regulation in force."""
    return policy_in_force("quy-che-hoat-dong")


def personal_id() -> str:
    """A personal ID number that no other dossier or seller of this run has."""
    return f"0721900{next(_numbers):05d}"


def photo(size: tuple[int, int] = (640, 480), kind: str = "JPEG") -> io.BytesIO:
    """A small picture file."""
    written = io.BytesIO()
    Image.new("RGB", size, (30, 107, 79)).save(written, kind)
    written.seek(0)
    return written


@cache
def card() -> TakenIn:
    """A picture of an identity card as it is kept; decoded once, for dossiers are made by the hundred."""
    return take_in(photo())


def pdf() -> io.BytesIO:
    """The smallest thing that is a PDF."""
    return io.BytesIO(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")


def seller(*, owner: User | None = None, trading: bool = True, verified: bool = True, **fields: Any) -> Seller:
    """A seller with its Partner, its owner and its verified identity; `trading=False` makes a suspended one."""
    number = next(_numbers)
    place = fields.pop("commune", None) or commune()
    values: dict[str, Any] = {
        "slug": f"hop-tac-xa-mau-{number}",
        "kind": SellerKind.COOPERATIVE,
        "legal_name": f"Hợp tác xã Mẫu {number} (dữ liệu minh hoạ)",
        "tax_code": "3900000015",
        "representative": "Nguyễn Thị Bán",
        "phone": f"+84907{number:06d}",
        "address_line": f"Số {number}, đường Mẫu",
        "approved_at": timezone.now(),
        **fields,
    }
    partner = Partner.objects.create(
        name=values.get("stall_name") or values["legal_name"],
        legal_name=values["legal_name"],
        kind=values["kind"],
        is_trading=trading,
        phone=values["phone"],
        zalo=values.get("zalo", ""),
        address_line=values["address_line"],
        commune=place,
    )
    state = Seller.lifecycle.initial if trading else Seller.lifecycle.next(Seller.lifecycle.initial, "suspend")
    made = Seller.objects.create(partner=partner, commune=place, state=state, **values)
    member(made, SellerMember.Role.OWNER, user=owner)
    if verified:
        verify(made)
    return made


def verify(of: Seller, *, valid_until: dt.date | None = None, by: User | None = None) -> SellerIdentity:
    """Lets a verified identity stand for the seller, which `by` has checked."""
    by = by or User.objects.filter(full_name=CHECKER).first() or person(full_name=CHECKER, password=None)
    digits = personal_id()
    identity = SellerIdentity.objects.create(
        seller=of,
        full_name=of.representative,
        born=dt.date(1990, 5, 17),
        personal_id_sealed=seal(digits),
        personal_id_fingerprint=fingerprint(digits),
        verdict=Verdict.VERIFIED,
        method=Method.DOCUMENTS,
        checked_by=by,
        valid_until=valid_until,
    )
    of.identity = identity
    of.identity_fingerprint = identity.personal_id_fingerprint
    of.save(update_fields=["identity", "identity_fingerprint"])
    return identity


def member(of: Seller, role: str = SellerMember.Role.STAFF, *, user: User | None = None) -> User:
    """A person who works for the seller; makes one when none is given."""
    who = user or person()
    SellerMember.objects.create(seller=of, user=who, role=role)
    return who


def answers(**fields: Any) -> dict[str, Any]:
    """What an applicant writes into the dossier's forms, all of it."""
    number = next(_numbers)
    return {
        "kind": SellerKind.ENTERPRISE,
        "legal_name": f"Công ty TNHH Mẫu {number} (dữ liệu minh hoạ)",
        "stall_name": f"Cửa hàng Mẫu {number}",
        "tax_code": "3900000015",
        "representative": "Trần Văn Mẫu",
        "representative_born": dt.date(1988, 3, 9),
        "personal_id": personal_id(),
        "phone": "+84907111222",
        "zalo": "+84907111222",
        "email": "",
        "address_line": "Số 12, đường Mẫu",
        "commune": commune(),
        "trade_lines": [trade_line()],
        **fields,
    }


def registration(state: str = "draft", *, applicant: User | None = None, by: User | None = None, **fields: Any) -> BusinessRegistration:
    """A complete dossier, brought into its state by the actions themselves; `by` is the officer who decides."""
    who = applicant or person()
    made = start_registration(by=who)
    edit_registration(made, by=who, changes=answers(**fields))
    attach_all(made)
    if state == "draft":
        return made
    if state == "withdrawn":
        return withdraw_registration(made, by=who)
    submit_registration(made, by=who, accepts=regulation())
    if state != "submitted":
        _decide(made, state, by or officer())
    return made


def attach_all(of: BusinessRegistration) -> None:
    """The papers that are asked for."""
    Slot = RegistrationDocument.Slot
    for slot, upload in ((Slot.CERTIFICATE, pdf()), (Slot.CARD_FRONT, card()), (Slot.CARD_BACK, card())):
        attach_document(of, by=of.applicant, slot=slot, upload=upload)


def _decide(made: BusinessRegistration, state: str, by: User) -> None:
    if state in {"returned", "lapsed"}:
        return_registration(made, by=by, reason="Ảnh giấy chứng nhận bị mờ.", round=made.round)
        if state == "lapsed":
            with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
                lapse_registration(made)
    elif state == "rejected":
        reject_registration(made, by=by, reason="Không thuộc đối tượng đăng ký.", round=made.round)
    else:
        check_identity(made, by=by, checker=ALL_AGREES)
        approve_registration(made, by=by, round=made.round)
