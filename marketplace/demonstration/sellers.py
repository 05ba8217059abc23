"""The invented sellers with their approved dossiers, over many communes; written in bulk, as approval would have left them."""

import datetime as dt

from django.utils import timezone

from marketplace.commerce.partner.models import Partner, SellerKind
from marketplace.demonstration.chance import chance
from marketplace.demonstration.identity import personal_id, tax_code
from marketplace.demonstration.people import make_people
from marketplace.demonstration.words import FIRM_NAMES, HOUSEHOLD_CALLS, INTRODUCTIONS, MARK, QUARTERS, SHORT_MARK, STREETS
from marketplace.language.folding import fold
from marketplace.language.slugs import slug
from marketplace.people.models import User
from marketplace.places.models import Commune
from marketplace.rules.models import PolicyVersion
from marketplace.rules.working_days import add_working_days
from sellers.accounts.codes import new_code
from sellers.accounts.lifecycle import RegistrationState
from sellers.accounts.models import BusinessRegistration, Seller, SellerIdentity, SellerMember
from sellers.accounts.models.identity import Method, Verdict
from sellers.accounts.projection import projected

SELLERS = 132
HOME_PROVINCE = "80"
KINDS = (SellerKind.HOUSEHOLD,) * 8 + (SellerKind.COOPERATIVE,) * 5 + (SellerKind.ENTERPRISE,) * 7
LATE_ONE_IN = 25
PARTNER_CODE = "minh-hoa-"


def make_sellers(officer: User) -> list[Seller]:
    """Sellers, partners, owners, identity records and dossiers; returns the sellers in a fixed order."""
    owners = make_people("ban", range(1, SELLERS + 1))
    communes = list(Commune.objects.filter(province_id=HOME_PROVINCE).order_by("code"))
    regulation = PolicyVersion.objects.filter(policy__slug="quy-che-hoat-dong").order_by("effective_from").first()
    dossiers = [_dossier(number, owner, communes, officer, regulation) for number, owner in enumerate(owners, start=1)]
    BusinessRegistration.objects.bulk_create(dossiers)
    identities = SellerIdentity.objects.bulk_create(_identity(dossier, officer) for dossier in dossiers)
    sellers = [_seller(number, *papers) for number, papers in enumerate(zip(dossiers, identities, strict=True), start=1)]
    partners = Partner.objects.bulk_create(_partner(seller, number) for number, seller in enumerate(sellers))
    for seller, partner in zip(sellers, partners, strict=True):
        seller.partner = partner
    Seller.objects.bulk_create(sellers)
    for dossier, seller in zip(dossiers, sellers, strict=True):
        dossier.seller = seller
    BusinessRegistration.objects.bulk_update(dossiers, ["seller"])
    SellerMember.objects.bulk_create(
        SellerMember(seller=seller, user=owner, role=SellerMember.Role.OWNER) for seller, owner in zip(sellers, owners, strict=True)
    )
    works_for = Partner.users.through
    works_for.objects.bulk_create(works_for(partner=partner, user=owner) for partner, owner in zip(partners, owners, strict=True))
    return sellers


def invented_firm(number: int, kind: str) -> tuple[str, str]:
    """(legal name, name of the stall); both say that they are invented."""
    pick = chance(f"firm:{number}")
    name = f"{FIRM_NAMES[number % len(FIRM_NAMES)]} {number:02d}"
    if kind == SellerKind.COOPERATIVE:
        return f"Hợp tác xã nông nghiệp {name} {MARK}", f"HTX {name} {SHORT_MARK}"
    if kind == SellerKind.ENTERPRISE:
        return f"Công ty TNHH {name} {MARK}", f"{name} {SHORT_MARK}"
    call = f"{pick.choice(HOUSEHOLD_CALLS)} {FIRM_NAMES[(number * 7) % len(FIRM_NAMES)]} {number:02d}"
    return f"Hộ kinh doanh {call} {MARK}", f"{call} {SHORT_MARK}"


def _dossier(number: int, owner: User, communes: list[Commune], officer: User, regulation: PolicyVersion | None) -> BusinessRegistration:
    pick = chance(f"dossier:{number}")
    kind = KINDS[number % len(KINDS)]
    legal_name, stall_name = invented_firm(number, kind)
    submitted = timezone.now() - dt.timedelta(days=pick.randint(20, 300), hours=pick.randint(0, 9))
    due = add_working_days(submitted, 3)
    late = number % LATE_ONE_IN == 0
    decided = submitted + dt.timedelta(days=6 if late else pick.choice((0, 1, 1, 1)), hours=3)
    household = kind == SellerKind.HOUSEHOLD
    made = BusinessRegistration(
        applicant=owner,
        code=new_code(submitted),
        kind=kind,
        legal_name=legal_name,
        stall_name=stall_name,
        folded_name=fold(f"{legal_name} {stall_name}"),
        tax_code="" if household else tax_code(number),
        tax_code_doubtful=not household,
        tax_override_reason="" if household else f"Mã số bịa ra để minh hoạ {MARK}",
        tax_override_by=None if household else officer,
        representative=owner.full_name,
        representative_born=dt.date(1960 + pick.randint(0, 40), pick.randint(1, 12), pick.randint(1, 28)),
        phone=owner.phone,
        zalo=owner.phone,
        email=owner.email,
        address_line=f"Số {pick.randint(1, 480)}, đường {pick.choice(STREETS)}, {pick.choice(QUARTERS)}",
        commune=communes[(number * 37) % len(communes)],
        regulation=regulation,
        consented_at=submitted,
        state=RegistrationState.APPROVED,
        round=1,
        submitted_at=submitted,
        due_on=due,
        decided_at=decided,
        decided_by=officer,
        on_time=not late,
    )
    made.personal_id = personal_id(number)
    return made


def _identity(dossier: BusinessRegistration, officer: User) -> SellerIdentity:
    return SellerIdentity(
        registration=dossier,
        full_name=dossier.representative,
        born=dossier.representative_born,
        personal_id_sealed=dossier.representative_id_sealed,
        personal_id_fingerprint=dossier.representative_id_fingerprint,
        verdict=Verdict.VERIFIED,
        method=Method.DOCUMENTS,
        note=MARK,
        checked_by=officer,
    )


def _seller(number: int, dossier: BusinessRegistration, identity: SellerIdentity) -> Seller:
    copied = ("kind", "legal_name", "stall_name", "tax_code", "representative", "phone", "zalo", "email", "address_line", "commune")
    return Seller(
        **{name: getattr(dossier, name) for name in copied},
        slug=slug(dossier.stall_name.removesuffix(MARK)),
        introduction=chance(f"words:{number}").choice(INTRODUCTIONS),
        approved_at=dossier.decided_at,
        approved_by=dossier.decided_by,
        identity=identity,
        identity_fingerprint=identity.personal_id_fingerprint,
    )


def _partner(seller: Seller, number: int) -> Partner:
    return Partner(
        is_trading=True,
        code=f"{PARTNER_CODE}{number}",
        flat_rate=(15_000, 20_000, 25_000, 30_000, 40_000)[number % 5],
        offers_pickup=number % 3 != 0,
        **projected(seller),
    )
