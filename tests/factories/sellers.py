"""Sellers and their members, made directly: what an approved business looks like, without its dossier."""

from itertools import count
from typing import Any

from django.utils import timezone

from marketplace.commerce.partner.models import Partner, SellerKind
from marketplace.people.models import User
from marketplace.places.models import Commune, Province
from sellers.accounts.models import Seller, SellerMember

_numbers = count(1)
HOME_PROVINCE, HOME_COMMUNE = "80", "25459"


def commune(code: str = HOME_COMMUNE) -> Commune:
    """A commune of the home province; the real row where the places are loaded."""
    found = Commune.objects.filter(pk=code).first()
    if found is not None:
        return found
    province, _created = Province.objects.get_or_create(code=HOME_PROVINCE, defaults={"name": "Tây Ninh", "sort_key": "tay ninh"})
    return Commune.objects.create(code=code, province=province, name="Tân Ninh", kind="Phường", folded="tan ninh", sort_key="tan ninh")


def _person() -> User:
    return User.objects.create_user(phone=f"+84907{next(_numbers):06d}", phone_verified=True, full_name="Nguyễn Thị Bán")


def seller(*, owner: User | None = None, trading: bool = True, **fields: Any) -> Seller:
    """A seller with its Partner and its owner; `trading=False` makes a suspended one."""
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
    return made


def member(of: Seller, role: str = SellerMember.Role.STAFF, *, user: User | None = None) -> User:
    """A person who works for the seller; makes one when none is given."""
    person = user or _person()
    SellerMember.objects.create(seller=of, user=person, role=role)
    return person
