"""Forms with files on their way: an offer sent twice is one; who sends sees how far it is, stops it, and sends it again."""

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Route, expect

from marketplace.people.models import User
from marketplace.sending import whole_bodies
from sellers.accounts.actions.start_registration import start_registration
from sellers.accounts.models import RegistrationDocument
from sellers.certificates.models import Certificate
from sellers.offers.actions.draft_offer import draft_offer
from sellers.offers.models import Offer, OfferPhoto
from tests.factories.drawings import jpeg, noise
from tests.factories.offers import category, content, offer
from tests.factories.people import PASSWORD, person, signed_in
from tests.factories.sellers import pdf, seller
from tests.health.breaking import breaking, told_code
from tests.races.rivals import at_once
from tests.workspace.test_pages_in_a_browser import enter

TICKET = "0123456789abcdef0123456789abcdef"
SENDERS = 8
# Bytes that a weak mobile line takes in a second: the photo needs some sixteen of them.
WEAK = 60 * 1024
alone_in_its_database = pytest.mark.django_db(transaction=True)


def typed(**changes: Any) -> dict[str, Any]:
    return {"title": "Muối tôm", "category": category().pk, "unit": "hũ", "price": "68k", "quantity": "40", "ticket": TICKET, **changes}


@pytest.mark.django_db
def test_a_form_sent_again_leads_to_the_offer_that_it_made() -> None:
    owner = person()
    seller(owner=owner)
    room, page = signed_in(owner), reverse("workspace:offer_new")
    photo = noise(1, size=(300, 200))
    answers = [room.post(page, typed(photos=SimpleUploadedFile("a.jpg", photo, "image/jpeg"))) for _ in range(2)]
    made = Offer.objects.get()
    assert {answer["Location"] for answer in answers} == {reverse("workspace:offer", args=[made.pk])}
    assert made.photos.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{"price": "70k"}, {"description": "Rang củi."}, {"ticket": "f" * 32}, {"ticket": ""}])
def test_another_text_another_form_or_none_is_another_offer(changes: dict[str, str]) -> None:
    owner = person()
    seller(owner=owner)
    room, page = signed_in(owner), reverse("workspace:offer_new")
    first = typed(ticket=changes["ticket"]) if changes.get("ticket") == "" else typed()
    room.post(page, first)
    room.post(page, {**first, **changes})
    assert Offer.objects.count() == 2


@pytest.mark.django_db
def test_the_number_of_a_form_stays_through_corrections_and_is_nobody_elses() -> None:
    owners = [person(), person()]
    for owner in owners:
        seller(owner=owner)
    page = reverse("workspace:offer_new")
    assert f'name="ticket" value="{TICKET}"' in signed_in(owners[0]).post(page, typed(price="rẻ")).content.decode()
    for owner in owners:
        signed_in(owner).post(page, typed())
    assert Offer.objects.count() == 2


@alone_in_its_database
@pytest.mark.parametrize(("key", "made"), [("a" * 64, 1), ("", SENDERS)])
def test_sent_many_times_at_the_same_moment_a_form_makes_one_offer(key: str, made: int) -> None:
    """Without a key, which is the control, every sending makes one."""
    owner = person()
    shop, said = seller(owner=owner), content()

    def sends() -> int:
        return draft_offer(seller=shop, content=said, by=owner, key=key).pk

    assert len(set(at_once(*[sends] * SENDERS))) == made == Offer.objects.count()


@pytest.mark.django_db
def test_a_script_is_told_where_to_go_and_the_message_waits_there() -> None:
    owner = person()
    seller(owner=owner)
    room = signed_in(owner)
    room.post(reverse("workspace:offer_new"), typed())
    made = Offer.objects.get()
    answer = room.post(reverse("workspace:offer_act", args=[made.pk, "gui-duyet"]), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (200, b"")
    page = room.get(answer["HX-Redirect"])
    assert page.status_code == 200
    assert list(page.context["messages"])


@pytest.fixture
def guarded_server(live_server: Any) -> Iterator[str]:
    """The live server's address; it takes no part of a body for all of it, as the exchange's own entry point does."""
    server = live_server.thread.httpd
    plain = server.get_app()
    server.set_app(whole_bodies(plain))
    yield str(live_server.url)
    server.set_app(plain)


@pytest.fixture
def form(guarded_server: str, open_browser: Callable[..., BrowserContext]) -> Page:
    """The form with everything typed and a photo of some 0.9 MB chosen, at the end of a weak line."""
    owner, kind = person(), category("Muối và gia vị")
    seller(owner=owner)
    context = open_browser()
    enter(context, guarded_server, owner)
    page = context.new_page()
    page.goto(guarded_server + reverse("workspace:offer_new"))
    page.get_by_label("Bạn bán gì?").fill("Muối tôm Tây Ninh")
    page.locator("[name=category]").evaluate("(select, value) => { select.value = value; }", str(kind.pk))
    page.get_by_label("Giá mỗi đơn vị").fill("68k")
    page.locator("[name=unit]").evaluate("(select) => { select.value = 'hũ'; }")
    page.get_by_label("Bạn có bao nhiêu?").fill("40")
    page.locator("details.more summary").click()
    page.locator("[name=photos]").set_input_files({"name": "muoi.jpg", "mimeType": "image/jpeg", "buffer": noise(7, size=(1_400, 1_050))})
    return page


@pytest.fixture
def papers(guarded_server: str, open_browser: Callable[..., BrowserContext]) -> Page:
    """The page of a new dossier's papers, with its certificate chosen."""
    applicant = person()
    dossier = start_registration(by=applicant)
    context = open_browser()
    enter(context, guarded_server, applicant)
    page = context.new_page()
    page.goto(guarded_server + reverse("registration_documents", args=[dossier.public_id]))
    page.locator("[name=certificate]").set_input_files({"name": "gcn.pdf", "mimeType": "application/pdf", "buffer": pdf().read()})
    return page


def slow_down(page: Page, upload: int) -> None:
    """Bytes a second; -1 is as fast as the machine goes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    limits = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": upload}
    devtools.send("Network.emulateNetworkConditions", limits)


def send(page: Page) -> None:
    page.get_by_role("button", name="Xem trước").click()


def arrives(page: Page) -> None:
    """The page of the offer, which the form leads to."""
    page.wait_for_url(re.compile(r"/chao-ban/\d+/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Muối tôm Tây Ninh")


@alone_in_its_database
def test_progress_is_shown_and_sending_is_stopped_and_taken_up_again(form: Page, faults_of: Callable[..., list[str]]) -> None:
    slow_down(form, WEAK)
    send(form)
    words = form.locator("[data-sending-words]")
    expect(words).to_have_text(re.compile(r"Đã gửi 0,[1-9] trên 0,9 MB"))
    assert 0 < form.locator("[data-sending-board] progress").evaluate("(bar) => bar.position") < 1
    assert faults_of(form, focus=False) == []
    form.get_by_role("button", name="Dừng gửi").click()
    expect(words).to_have_text("Đã dừng. Những gì bạn đã nhập và chọn vẫn còn đây.")
    again = form.get_by_role("button", name="Gửi lại")
    expect(again).to_be_focused()
    expect(form.get_by_label("Bạn bán gì?")).to_have_value("Muối tôm Tây Ninh")
    assert faults_of(form, focus=False) == []
    slow_down(form, -1)
    again.click()
    arrives(form)
    assert Offer.objects.get().photos.count() == 1


@alone_in_its_database
def test_a_line_that_breaks_loses_nothing(form: Page) -> None:
    form.context.set_offline(True)
    send(form)
    expect(form.locator("[data-sending-words]")).to_have_text("Mất kết nối. Những gì bạn đã nhập và chọn vẫn còn đây.")
    form.context.set_offline(False)
    form.get_by_role("button", name="Gửi lại").click()
    arrives(form)
    assert Offer.objects.get().photos.count() == 1


@alone_in_its_database
def test_when_only_the_answer_is_lost_sending_again_makes_no_second_offer(form: Page) -> None:
    def lose_the_answer(route: Route) -> None:
        if route.request.method != "POST":
            route.continue_()
            return
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    form.route("**/chao-ban/dang/", lose_the_answer)
    send(form)
    expect(form.locator("[data-sending-words]")).to_have_text("Mất kết nối. Những gì bạn đã nhập và chọn vẫn còn đây.")
    assert Offer.objects.count() == 1
    form.unroute("**/chao-ban/dang/")
    form.get_by_role("button", name="Gửi lại").click()
    arrives(form)
    assert Offer.objects.count() == 1


@alone_in_its_database
def test_what_is_wrong_is_said_beside_its_field_and_the_photo_stays(form: Page) -> None:
    form.get_by_label("Giá mỗi đơn vị").fill("rẻ")
    send(form)
    expect(form.locator("[data-error-summary]")).to_be_focused()
    expect(form.get_by_label("Bạn bán gì?")).to_have_value("Muối tôm Tây Ninh")
    expect(form.locator("[name=kept]")).to_have_count(1)
    form.get_by_label("Giá mỗi đơn vị").fill("68k")
    send(form)
    arrives(form)
    assert Offer.objects.get().photos.count() == 1


@alone_in_its_database
def test_papers_on_a_line_that_breaks_are_sent_again(papers: Page, faults_of: Callable[..., list[str]]) -> None:
    papers.context.set_offline(True)
    papers.get_by_role("button", name="Đính kèm").click()
    expect(papers.locator("[data-sending-words]")).to_have_text("Mất kết nối. Những gì bạn đã nhập và chọn vẫn còn đây.")
    assert faults_of(papers, focus=False) == []
    assert not RegistrationDocument.objects.exists()
    papers.context.set_offline(False)
    papers.get_by_role("button", name="Gửi lại").click()
    papers.wait_for_url(re.compile(r"/dang-ky-ban-hang/[0-9a-f-]+/$"))
    assert RegistrationDocument.objects.get().slot == RegistrationDocument.Slot.CERTIFICATE


@alone_in_its_database
def test_a_paper_that_is_none_is_told_beside_its_field(papers: Page) -> None:
    papers.locator("[name=card_front]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"})
    papers.get_by_role("button", name="Đính kèm").click()
    expect(papers.locator("[data-error-summary]")).to_be_focused()
    expect(papers.locator("[name=card_front]")).to_have_attribute("aria-invalid", "true")
    # The paper that could be taken was taken.
    assert RegistrationDocument.objects.get().slot == RegistrationDocument.Slot.CERTIFICATE


@pytest.fixture
def paper(guarded_server: str, open_browser: Callable[..., BrowserContext]) -> Page:
    """The form of a certificate, filled in."""
    owner = person()
    goods = offer(seller=seller(owner=owner), title="Muối tôm Tây Ninh")
    context = open_browser()
    enter(context, guarded_server, owner)
    page = context.new_page()
    page.goto(guarded_server + reverse("workspace:certificate_new"))
    page.get_by_label("Loại giấy chứng nhận").select_option("ocop-4")
    page.get_by_label("Số giấy").fill("77/QĐ-MH")
    page.get_by_label("Nơi cấp").fill("Hội đồng mẫu")
    page.get_by_label("Ngày cấp").fill("1/10/2026")
    page.get_by_label(goods.title).check(force=True)
    page.locator("input[type=file]").set_input_files({"name": "giay.jpg", "mimeType": "image/jpeg", "buffer": jpeg(5, (900, 1200))})
    return page


# What stands when it was taken after all: of the offer its photo, which is the last thing to be made.
BREAKING = [
    ("form", "sellers.workspace.offers.editing.draft_offer", "Xem trước", OfferPhoto),
    ("papers", "sellers.accounts.pages.documents.attach_document", "Đính kèm", RegistrationDocument),
    ("paper", "sellers.workspace.certificates.editing.submit_certificate", "Gửi kiểm tra", Certificate),
]


@alone_in_its_database
@pytest.mark.parametrize(("filled_in", "broken", "button", "made"), BREAKING, ids=["offer", "dossier", "certificate"])
def test_an_unexpected_error_tells_its_code_and_the_form_is_sent_again(
    filled_in: str, broken: str, button: str, made: Any, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    page: Page = request.getfixturevalue(filled_in)
    with breaking(broken), caplog.at_level(logging.ERROR, logger="marketplace.failure"):
        page.get_by_role("button", name=button).click()
        code = told_code(page)
    assert code in caplog.text
    assert not made.objects.exists()
    page.get_by_role("button", name="Gửi lại").click()
    page.wait_for_url(re.compile(r"/(\d+|[0-9a-f-]{36})/$"))
    assert made.objects.count() == 1


@alone_in_its_database
def test_a_form_of_before_somebody_signed_in_again_is_sent_again_as_it_stands(form: Page) -> None:
    sign_out_and_in_again(form)
    send(form)
    expect(form.locator("[data-sending-words]")).to_have_text(
        "Trang này đã mở quá lâu. Những gì bạn đã nhập và chọn vẫn còn đây: hãy gửi lại."
    )
    assert not Offer.objects.exists()
    form.get_by_role("button", name="Gửi lại").click()
    arrives(form)
    assert Offer.objects.get().photos.count() == 1


def sign_out_and_in_again(form: Page) -> None:
    """In another window of the same browser: whoever signs in has another token than before."""
    other, server = form.context.new_page(), form.url.removesuffix(reverse("workspace:offer_new"))
    other.goto(f"{server}{reverse('account_logout')}")
    other.locator("main button[type=submit]").first.click()
    other.wait_for_url(f"{server}/")
    other.goto(f"{server}{reverse('account_login')}")
    other.get_by_label("Số điện thoại hoặc địa chỉ e-mail").fill(str(User.objects.get(sellers__isnull=False).phone))
    other.get_by_label("Mật khẩu").fill(PASSWORD)
    other.locator("main button[type=submit]").first.click()
    other.wait_for_url(re.compile(r"^(?!.*/login/).*$"))
    other.close()
