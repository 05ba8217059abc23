"""Journey 1: a business owner opens an account by phone, fills in the dossier, hands it in and follows it by its code."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from marketplace.language.dates import format_day, vietnam_day
from marketplace.people.models import User
from sellers.accounts.clock import due_after
from sellers.accounts.models import BusinessRegistration
from tests.factories.sellers import commune, pdf, photo
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = "+84912345678"
NAME = "Hộ kinh doanh Bánh tráng Bà Tư"
CODE = re.compile(r"HS-\d{4}-\S+")
Drain = Callable[..., list[str]]


def test_a_business_registers_by_phone_and_follows_its_dossier(somebody: Callable[..., Walker], drain_jobs: Drain) -> None:
    commune()
    owner = somebody()
    _opens_an_account(owner, somebody(), drain_jobs)
    _starts(owner)
    _says_what_it_is(owner)
    _says_who_answers(owner)
    _says_where_it_is(owner)
    _attaches_papers(owner)
    code = _submits(owner)
    drain_jobs()
    somebody().newest_message(PHONE).index(code)
    _follows(somebody(), code)


def _opens_an_account(owner: Walker, phone: Walker, drain_jobs: Drain) -> None:
    """From the page on selling to an account, by a code that the outbox page shows; a wrong code is told and harms nothing."""
    owner.open("/").follow(vi("Sell here"), inside=owner.page.locator(".foot")).press(vi("Sign in and start"))
    owner.follow(vi("Sign Up"), inside=owner.page.locator("main"))
    owner.fill(login="0912 345").press(vi("Sign Up"), nth=-1)
    expect(owner.page.locator("[name=login]")).to_have_value("0912 345")
    owner.fill(login="0912 345 678")
    owner.page.locator("[name=agree]").check()
    owner.press(vi("Sign Up"), nth=-1)
    drain_jobs()
    code = phone.newest_code(PHONE)
    wrong = "000000" if code != "000000" else "111111"
    owner.fill(code=wrong).press(vi("Confirm"))
    assert not User.objects.get().phone_verified
    owner.fill(code=code).press(vi("Confirm"))
    assert User.objects.get().phone_verified
    # The way on is the one that was begun before signing in.
    assert owner.path == "/dang-ky-ban-hang/"


def _starts(owner: Walker) -> None:
    owner.press(vi("Start the dossier")).sees(vi("Your dossier"))
    assert BusinessRegistration.objects.get().is_draft


def _says_what_it_is(owner: Walker) -> None:
    """What is missing is said beside its field, and what was typed stays."""
    owner.follow(vi("Your business"), inside=owner.page.locator(".tasks"))
    owner.fill(legal_name=NAME).press(vi("Save"), answers=422)
    expect(owner.page.locator("[name=legal_name]")).to_have_value(NAME)
    assert owner.page.locator("[data-error-summary]").is_visible()
    owner.choose(vi("Household business"))
    owner.fill(stall_name="Bánh tráng Bà Tư", trade_search="banh trang")
    owner.press(vi("Find"), inside=owner.page.locator("main"))
    owner.choose(re.compile(r"\(1071\)"))
    owner.press(vi("Save")).sees(vi("Saved. You can stop here and go on any time."))


def _says_who_answers(owner: Walker) -> None:
    owner.follow(vi("Legal representative"), inside=owner.page.locator(".tasks"))
    owner.fill(representative="Trần Thị Tư", representative_born="31/2/1988", personal_id="07218800123").press(vi("Save"), answers=422)
    assert owner.page.locator("[aria-invalid=true]:visible").count() == 2
    owner.fill(representative_born="9/3/1988", personal_id="072 188 001 234").press(vi("Save"))
    owner.misses("072188001234")


def _says_where_it_is(owner: Walker) -> None:
    owner.follow(vi("Contact and address"), inside=owner.page.locator(".tasks"))
    owner.fill(phone="0912.345.678", address_line="Số 12, hẻm 4").pick(vi("Commune or ward"), "tan ninh", "Tân Ninh")
    owner.press(vi("Save"))


def _attaches_papers(owner: Walker) -> None:
    """Two documents, the card with both its sides; something that is no document is refused beside its field, the rest is kept."""
    owner.follow(vi("Documents"), inside=owner.page.locator(".tasks"))
    owner.attach("certificate", {"name": "gcn.pdf", "mimeType": "application/pdf", "buffer": pdf().getvalue()})
    owner.attach("card_front", {"name": "the.jpg", "mimeType": "image/jpeg", "buffer": b"day khong phai la anh"})
    owner.press_in_place(vi("Attach"), answers=422).sees(vi("Already attached"))
    assert owner.page.locator("[aria-invalid=true]").count() == 1
    for side in ("card_front", "card_back"):
        owner.attach(side, {"name": f"{side}.jpg", "mimeType": "image/jpeg", "buffer": photo().getvalue()})
    owner.press(vi("Attach")).sees(vi("Everything is there. Look it over and submit."))


def _submits(owner: Walker) -> str:
    """Without consent nothing is handed in; with it there is a code and a day."""
    owner.follow(vi("Look over and submit")).sees(NAME, "Trần Thị Tư", "Tân Ninh")
    owner.press(vi("Submit the dossier"), answers=422)
    assert BusinessRegistration.objects.get().is_draft
    owner.page.locator("[name=agree]").check()
    owner.press(vi("Submit the dossier"))
    dossier = BusinessRegistration.objects.get()
    assert dossier.is_waiting
    assert dossier.due_on == due_after(vietnam_day(timezone.now()))
    code = owner.page.locator(".code--large").inner_text()
    assert code == dossier.code
    assert CODE.fullmatch(code)
    owner.sees(_due(dossier))
    return code


def _follows(anybody: Walker, code: str) -> None:
    """Code and phone number show where it stands, without signing in and without a word of what is in it."""
    anybody.open("/dang-ky-ban-hang/").follow(vi("Follow a dossier by its code"))
    anybody.fill(code=code, contact="0999 999 999").press(vi("Look it up"), answers=422).misses(NAME)
    anybody.fill(code=code.lower().replace("-", " "), contact="0912345678").press(vi("Look it up"))
    anybody.sees(code, vi("Submitted"), _due(BusinessRegistration.objects.get())).misses(NAME)


def _due(dossier: BusinessRegistration) -> str:
    assert dossier.due_on is not None
    return format_day(dossier.due_on)
