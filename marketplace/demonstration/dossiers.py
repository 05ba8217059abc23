"""Dossiers that are still on their way, taken there by the actions that people take."""

import datetime as dt
import io
from dataclasses import dataclass

from django.utils import timezone
from PIL import Image, ImageDraw

from marketplace.demonstration.chance import chance
from marketplace.demonstration.identity import email, personal_id, tax_code
from marketplace.demonstration.people import make_people
from marketplace.demonstration.sellers import HOME_PROVINCE, KINDS, invented_firm
from marketplace.demonstration.words import STREETS
from marketplace.media.documents.intake import TakenIn, take_in
from marketplace.people.models import User
from marketplace.places.models import Commune
from marketplace.rules.models import PolicyVersion, TradeLine
from marketplace.rules.working_days import add_working_days
from sellers.accounts.actions.attach_document import attach_document
from sellers.accounts.actions.edit_registration import edit_registration
from sellers.accounts.actions.lapse_registration import lapse_registration
from sellers.accounts.actions.reject_registration import reject_registration
from sellers.accounts.actions.return_registration import return_registration
from sellers.accounts.actions.start_registration import start_registration
from sellers.accounts.actions.submit_registration import submit_registration
from sellers.accounts.actions.withdraw_registration import withdraw_registration
from sellers.accounts.models import BusinessRegistration, RegistrationDocument

FIRST_NUMBER = 200
# How each dossier goes; the number says how many days ago it was handed in.
WAYS: tuple[tuple[str, int], ...] = (
    *(("draft", 0),) * 4,
    *(("submitted", days) for days in (0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 6)),
    *(("returned", days) for days in (1, 2, 4)),
    *(("rejected", days) for days in (5, 12)),
    ("withdrawn", 3),
    ("lapsed", 45),
)
RETURN_REASON = "Ảnh giấy chứng nhận bị lóa, không đọc được số. Xin chụp lại ở nơi sáng, đủ bốn góc."
REJECT_REASON = "Ngành nghề đăng ký không thuộc hàng được bán trên sàn."


@dataclass(frozen=True)
class Papers:
    """Drawn stand-ins for the papers of a dossier, taken in once for all of them."""

    certificate: TakenIn
    card: TakenIn


def make_dossiers(officer: User) -> None:
    """One dossier per way; applicants are `nop200@…` and following."""
    papers = Papers(paper(600, 800), paper(640, 400))
    applicants = make_people("nop", range(FIRST_NUMBER, FIRST_NUMBER + len(WAYS)))
    communes = list(Commune.objects.filter(province_id=HOME_PROVINCE).order_by("code"))
    for number, (applicant, (way, days)) in enumerate(zip(applicants, WAYS, strict=True), start=FIRST_NUMBER):
        dossier = _filled(number, applicant, communes)
        if way == "draft" and number % 2:
            continue
        for slot in RegistrationDocument.Slot:
            file = papers.certificate if slot == RegistrationDocument.Slot.CERTIFICATE else papers.card
            attach_document(dossier, by=applicant, slot=slot, upload=file)
        if way != "draft":
            _go(dossier, way, days, applicant, officer)


def waiting_applicants() -> list[str]:
    """The e-mail addresses of those whose dossiers were loaded as handed in."""
    return [email(f"nop{number}") for number, (way, _days) in enumerate(WAYS, start=FIRST_NUMBER) if way == "submitted"]


def _filled(number: int, applicant: User, communes: list[Commune]) -> BusinessRegistration:
    pick = chance(f"on the way:{number}")
    kind = KINDS[number % len(KINDS)]
    legal_name, stall_name = invented_firm(number, kind)
    dossier = start_registration(by=applicant)
    return edit_registration(
        dossier,
        by=applicant,
        changes={
            "kind": kind,
            "legal_name": legal_name,
            "stall_name": stall_name,
            "tax_code": tax_code(number),
            "representative": applicant.full_name,
            "representative_born": dt.date(1960 + pick.randint(0, 40), pick.randint(1, 12), pick.randint(1, 28)),
            "personal_id": personal_id(number),
            "phone": applicant.phone,
            "zalo": applicant.phone,
            "email": applicant.email,
            "address_line": f"Số {pick.randint(1, 480)}, đường {pick.choice(STREETS)}",
            "commune": pick.choice(communes),
            "trade_lines": list(TradeLine.objects.filter(level=5).order_by("pk")[number % 40 : number % 40 + 2]),
        },
    )


def _go(dossier: BusinessRegistration, way: str, days: int, applicant: User, officer: User) -> None:
    dossier.regulation = PolicyVersion.objects.filter(policy__slug="quy-che-hoat-dong").order_by("-effective_from").first()
    dossier.consented_at = timezone.now()
    dossier.save(update_fields=["regulation", "consented_at"])
    submit_registration(dossier, by=applicant)
    if way == "returned":
        return_registration(dossier, by=officer, reason=RETURN_REASON, round=dossier.round)
    elif way == "rejected":
        reject_registration(dossier, by=officer, reason=REJECT_REASON, round=dossier.round)
    elif way == "withdrawn":
        withdraw_registration(dossier, by=applicant)
    elif way == "lapsed":
        return_registration(dossier, by=officer, reason=RETURN_REASON, round=dossier.round)
        BusinessRegistration.objects.filter(pk=dossier.pk).update(supplement_by=timezone.now() - dt.timedelta(days=2))
        lapse_registration(dossier)
    handed_in = timezone.now() - dt.timedelta(days=days)
    BusinessRegistration.objects.filter(pk=dossier.pk).update(submitted_at=handed_in, due_on=add_working_days(handed_in, 3))


def paper(width: int, height: int) -> TakenIn:
    """A sheet with lines and a seal, no words: nobody can take it for a real paper."""
    image = Image.new("RGB", (width, height), "#F6F1E4")
    draw = ImageDraw.Draw(image)
    draw.rectangle((12, 12, width - 12, height - 12), outline="#B8573A", width=4)
    for y in range(height // 4, height - 60, 34):
        draw.line((60, y, width - 60 - (y * 7) % 120, y), fill="#8A8271", width=6)
    draw.ellipse((width - 190, height - 190, width - 60, height - 60), outline="#B3261E", width=8)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    file.seek(0)
    return take_in(file)
