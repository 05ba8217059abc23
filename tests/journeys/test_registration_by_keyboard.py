"""Registering and deciding with nothing but the keyboard: an applicant's dossier on the phone, an officer's two decisions at the desk."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from marketplace.commerce.partner.models import SellerKind
from sellers.accounts.models import BusinessRegistration, RegistrationDocument, Seller
from tests.factories.people import officer, person
from tests.factories.sellers import commune, pdf, photo, registration
from tests.journeys.conftest import WIDTHS
from tests.journeys.keyboard import Keyboard, signs_in
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Hộ kinh doanh Bánh tráng Bà Tư"
REASON = "Chụp lại mặt trước thẻ căn cước."
CERTIFICATE: FilePayload = {"name": "gcn.pdf", "mimeType": "application/pdf", "buffer": pdf().getvalue()}
NO_PICTURE: FilePayload = {"name": "the.jpg", "mimeType": "image/jpeg", "buffer": b"day khong phai la anh"}


@pytest.mark.parametrize("width", [WIDTHS["phone"]], ids=["phone"])
def test_an_applicant_fills_in_and_submits_the_dossier_by_keyboard_alone(somebody: Callable[..., Walker]) -> None:
    commune()
    owner = person()
    keys = signs_in(somebody(), owner, then="/dang-ky-ban-hang/")
    keys.go_to(keys.button("Start the dossier")).enter().sees(vi("Your dossier"))
    _says_what_it_is(keys)
    _says_who_answers(keys)
    _says_where_it_is(keys)
    _attaches_papers(keys)
    _submits(keys)
    dossier = BusinessRegistration.objects.get(applicant=owner)
    assert (dossier.is_waiting, dossier.kind, dossier.legal_name) == (True, SellerKind.HOUSEHOLD, NAME)
    assert [line.code for line in dossier.trade_lines.all()] == ["1071"]
    Slot = RegistrationDocument.Slot
    assert set(dossier.documents.values_list("slot", flat=True)) == {Slot.CERTIFICATE, Slot.CARD_FRONT, Slot.CARD_BACK}


@pytest.mark.parametrize("width", [WIDTHS["desk"]], ids=["desk"])
def test_an_officer_returns_one_dossier_and_approves_another_by_keyboard_alone(somebody: Callable[..., Walker]) -> None:
    unclear = registration("submitted", legal_name="Hợp tác xã Ảnh Mờ (dữ liệu minh hoạ)")
    clear = registration("submitted", legal_name="Hợp tác xã Rõ Ràng (dữ liệu minh hoạ)")
    keys = signs_in(somebody(), officer(), then="/dieu-hanh/")
    keys.go_to(keys.main.get_by_role("link", name=vi("Dossiers")).first).enter()
    keys.go_to(keys.link(unclear.legal_name)).enter().sees(unclear.legal_name)
    _returns(keys)
    unclear.refresh_from_db()
    assert (unclear.is_returned, unclear.reason) == (True, REASON)
    keys.walker.sees(clear.legal_name)  # the next one opens by itself
    _checks_and_approves(keys)
    clear.refresh_from_db()
    assert clear.is_approved
    assert Seller.objects.get(legal_name=clear.legal_name).is_trading


def _opens_step(keys: Keyboard, name: str) -> None:
    keys.go_to(keys.page.locator(".tasks").get_by_role("link", name=vi(name))).enter()


def _says_what_it_is(keys: Keyboard) -> None:
    _opens_step(keys, "Your business")
    keys.go_to(keys.field("kind").first).choose(keys.page.get_by_label(vi("Household business")))
    keys.go_to(keys.field("legal_name")).write(NAME)
    keys.go_to(keys.field("trade_search")).write("banh trang")
    keys.go_to(keys.button("Find")).enter()
    expect(keys.field("trade_search")).to_be_focused()
    keys.go_to(keys.page.get_by_label(re.compile(r"\(1071\)"))).tick()
    keys.go_to(keys.button("Save")).enter().sees(vi("Saved. You can stop here and go on any time."))


def _says_who_answers(keys: Keyboard) -> None:
    """What is wrong takes the focus, and its link leads on to the field."""
    _opens_step(keys, "Legal representative")
    keys.go_to(keys.field("representative")).write("Trần Thị Tư")
    keys.go_to(keys.field("representative_born")).write("31/2/1988")
    keys.go_to(keys.field("personal_id")).write("072 188 001 234").enter(answers=422)
    expect(keys.page.locator("[data-error-summary]")).to_be_focused()
    keys.go_to(keys.page.locator("[data-error-summary] a")).press("Enter")
    expect(keys.field("representative_born")).to_be_focused()
    keys.press("Control+A").write("9/3/1988").enter().sees(vi("Saved. You can stop here and go on any time."))


def _says_where_it_is(keys: Keyboard) -> None:
    _opens_step(keys, "Contact and address")
    keys.go_to(keys.field("phone")).write("0912 345 678")
    commune = keys.page.get_by_role("combobox", name=vi("Commune or ward"))
    keys.go_to(commune).write("tan ninh").take_first("Tân Ninh")
    expect(commune).to_have_value(re.compile("Tân Ninh"))
    keys.go_to(keys.field("address_line")).write("Số 12, hẻm 4").enter().sees(vi("Saved. You can stop here and go on any time."))


def _attaches_papers(keys: Keyboard) -> None:
    """A file taken by mistake is taken away again; what is refused in the page that stands takes the focus, as on a page of its own."""
    _opens_step(keys, "Documents")
    keys.go_to(keys.field("certificate")).choose_file(NO_PICTURE)
    keys.go_to(keys.page.get_by_role("button", name=re.compile(NO_PICTURE["name"]))).press("Enter")
    expect(keys.field("certificate")).to_be_focused()
    keys.choose_file(CERTIFICATE)
    keys.go_to(keys.field("card_front")).choose_file(NO_PICTURE)
    keys.go_to(keys.button("Attach")).enter_in_place(answers=422).sees(vi("Already attached"))
    expect(keys.page.locator("[data-error-summary]")).to_be_focused()
    for side in ("card_front", "card_back"):
        keys.go_to(keys.field(side)).choose_file(_card(side))
    keys.go_to(keys.button("Attach")).enter().sees(vi("Everything is there. Look it over and submit."))


def _submits(keys: Keyboard) -> None:
    """Without consent nothing is handed in."""
    keys.go_to(keys.link(vi("Look over and submit"))).enter().sees(NAME)
    keys.go_to(keys.button("Submit the dossier")).enter(answers=422)
    expect(keys.page.locator("[data-error-summary]")).to_be_focused()
    keys.go_to(keys.field("agree")).tick()
    keys.go_to(keys.button("Submit the dossier")).enter().sees(vi("Your dossier is with us"))


def _card(side: str) -> FilePayload:
    return {"name": f"{side}.jpg", "mimeType": "image/jpeg", "buffer": photo().getvalue()}


def _returns(keys: Keyboard) -> None:
    """A usual text is picked, and what it put into the box is written over."""
    section = keys.page.locator("#return")
    keys.go_to(section.locator("summary")).press("Enter")
    usual = section.get_by_role("checkbox").first
    text = usual.get_attribute("value") or ""
    keys.go_to(usual).press("Space")
    box = section.locator("textarea")
    expect(box).to_be_focused()
    expect(box).to_have_value(text)
    keys.press("Control+A").write(REASON)
    keys.go_to(section.get_by_role("button")).enter()


def _checks_and_approves(keys: Keyboard) -> None:
    approve = keys.main.get_by_role("button", name=re.compile(re.escape(vi("Approve: make the seller"))))
    expect(approve).to_be_disabled()
    boxes: list[Locator] = keys.page.locator("#identity input[type=checkbox]").all()
    for box in boxes:
        keys.go_to(box).tick()
    keys.go_to(keys.main.get_by_role("button", name=re.compile(re.escape(vi("Record the check"))))).enter()
    keys.go_to(approve).enter()
