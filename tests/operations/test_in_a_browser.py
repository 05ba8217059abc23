"""Dossier and console in Chromium at 360 and 1280 px: the way through by hand, and axe on every page of both."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from marketplace.people.models import User
from sellers.accounts.actions.give_suspension_notice import give_suspension_notice
from sellers.accounts.actions.invite_member import invite_member
from sellers.accounts.invitation_links import invitation_token
from sellers.accounts.models import BusinessRegistration, Enforcement
from tests.factories.certificates import certificate
from tests.factories.feedback import report
from tests.factories.offers import offer
from tests.factories.people import officer, person, signed_in
from tests.factories.sellers import pdf, photo, registration, seller

pytestmark = pytest.mark.django_db(transaction=True)
FaultsOf = Callable[[Page], list[str]]


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, open_browser: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page that notes what the security policy refused."""
    opened = open_browser(request.param).new_page()
    refused: list[str] = []
    opened.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    assert refused == []


def come_in(page: Page, server: str, user: User) -> None:
    """Gives the browser the session of somebody who has signed in."""
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": signed_in(user).cookies["sessionid"].value, "url": server}])


def faults(page: Page, addresses: list[str], faults_of: FaultsOf, server: str) -> dict[str, list[str]]:
    """What axe finds and what sticks out, by address."""
    found = {}
    for address in addresses:
        answer = page.goto(server + address)
        wrong = faults_of(page)
        if answer is None or answer.status != 200:
            wrong.append(f"status {answer and answer.status}")
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            wrong.append("wider than the screen")
        if wrong:
            found[address] = wrong
    return found


def test_axe_finds_nothing_on_the_applicants_pages(page: Page, live_server, faults_of) -> None:
    applicant = person()
    draft, returned, waiting = (registration(state, applicant=applicant) for state in ("draft", "returned", "submitted"))
    steps = [f"{draft.get_absolute_url()}{step}/" for step in ("business", "representative", "contact", "giay-to", "nop", "rut")]
    ours = seller(owner=applicant)
    invitation = invite_member(ours, by=applicant, role="staff", phone="+84907123123")
    member = f"/gian-lam-viec/thanh-vien/{ours.memberships.get().pk}/bo/"
    come_in(page, live_server.url, applicant)
    pages = ["/dang-ky-ban-hang/", *steps, *(dossier.get_absolute_url() for dossier in (draft, returned, waiting))]
    pages += ["/tra-cuu-ho-so/", "/gian-lam-viec/thanh-vien/", member, f"/xac-nhan/thanh-vien/{invitation_token(invitation)}/"]
    assert faults(page, [*pages, f"/en{steps[0]}"], faults_of, live_server.url) == {}


def test_axe_finds_nothing_on_refused_steps(page: Page, live_server, faults_of) -> None:
    draft = registration()
    come_in(page, live_server.url, draft.applicant)
    for step in ("business", "representative", "contact"):
        page.goto(f"{live_server.url}{draft.get_absolute_url()}{step}/")
        for box in page.locator("main input[type=text]:not([type=search]), main input[type=tel]").all():
            box.fill("?")
        with page.expect_navigation():
            page.locator("main button.button--large").click()
        expect(page.locator("[data-error-summary]")).to_be_focused()
        assert faults_of(page) == []


def test_axe_finds_nothing_in_the_console(page: Page, live_server, faults_of) -> None:
    boss = officer()
    waiting, approved = registration("submitted", tax_code="3900000016"), registration("approved", by=boss)
    ours = seller()
    later = timezone.now() + dt.timedelta(days=9)
    notice: Enforcement = give_suspension_notice(ours, by=boss, reason="Chậm giao hàng.", effective_at=later)
    of = f"/dieu-hanh/nguoi-ban/{ours.public_id}/"
    come_in(page, live_server.url, boss)
    pages = ["/dieu-hanh/", "/dieu-hanh/ho-so/", "/dieu-hanh/ho-so/?stage=decided&q=zzz", "/dieu-hanh/nguoi-ban/"]
    pages += [f"/dieu-hanh/ho-so/{dossier.public_id}/" for dossier in (waiting, approved)]
    pages += [
        of,
        *(f"{of}{what}/" for what in ("thong-bao", "tam-ngung", "phuc-hoi", "nhat-ky", "danh-tinh", "danh-tinh/thu-hoi")),
        *(f"{of}nhat-ky/?phan={part}" for part in ("chao-ban", "don-hang")),
        f"{of}thong-bao/{notice.pk}/rut/",
    ]
    pages += ["/dieu-hanh/nguoi-ban/thong-bao-tam-ngung/", "/en/dieu-hanh/ho-so/"]
    assert faults(page, pages, faults_of, live_server.url) == {}


def test_business_registers_by_hand_and_an_officer_approves(page: Page, live_server) -> None:
    applicant, boss = person(full_name=""), officer()
    come_in(page, live_server.url, applicant)
    page.goto(f"{live_server.url}/dang-ky-ban-hang/")
    page.locator("main form button").click()
    page.get_by_role("link", name="Cơ sở kinh doanh của bạn").click()
    page.get_by_text("Hộ kinh doanh", exact=True).click()
    page.get_by_label("Tên pháp lý").fill("Hộ kinh doanh Bánh tráng Mẫu")
    page.get_by_label("Tìm ngành nghề theo từ").fill("nuoc mam")
    page.get_by_role("button", name="Tìm", exact=True).last.click()
    page.get_by_text("(1020)").click()
    # Enter in a field saves the step; it does not search again.
    page.get_by_label("Tên pháp lý").press("Enter")
    page.get_by_role("link", name="Người đại diện theo pháp luật").click()
    page.get_by_label("Họ và tên").fill("Trần Văn Mẫu")
    page.get_by_label("Ngày sinh").fill("9/3/1988")
    page.get_by_label("Số định danh cá nhân").fill("072188001234")
    page.get_by_role("button", name="Lưu").last.click()
    page.get_by_role("link", name="Liên hệ và địa chỉ").click()
    page.get_by_label("Số điện thoại").fill("0907 111 222")
    page.locator("#id_commune").fill("phuong tan ninh")
    page.get_by_label("Số nhà, đường").fill("Số 12")
    page.get_by_role("button", name="Lưu").last.click()
    page.get_by_role("link", name="Giấy tờ", exact=True).click()
    page.locator("input[name=certificate]").set_input_files({"name": "gcn.pdf", "mimeType": "application/pdf", "buffer": pdf().getvalue()})
    for side in ("card_front", "card_back"):
        page.locator(f"input[name={side}]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": photo().getvalue()})
    page.get_by_role("button", name="Đính kèm").click()
    page.get_by_role("link", name="Xem lại và nộp").click()
    page.get_by_label("Tôi đã đọc và đồng ý với quy chế hoạt động.").check()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    code = page.locator(".code--large").inner_text()
    dossier = BusinessRegistration.objects.get(code=code)
    assert dossier.is_waiting

    come_in(page, live_server.url, boss)
    page.goto(f"{live_server.url}/dieu-hanh/ho-so/")
    with page.expect_navigation():
        page.get_by_role("link", name="Hộ kinh doanh Bánh tráng Mẫu").click()
    assert page.locator("figure img").first.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    for box in page.locator("#identity input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Ghi kết quả kiểm tra").click()
    page.get_by_role("button", name="Phê duyệt").click()
    page.wait_for_url("**/dieu-hanh/ho-so/")
    dossier.refresh_from_db()
    assert dossier.is_approved


def test_usual_text_moves_into_the_box_where_it_can_be_edited(page: Page, live_server) -> None:
    dossier, following = registration("submitted"), registration("submitted")
    come_in(page, live_server.url, officer())
    page.goto(f"{live_server.url}/dieu-hanh/ho-so/{dossier.public_id}/")
    page.keyboard.press("Alt+t")
    if not page.locator("#return[open]").count():
        page.locator("#return summary").click()
    page.locator("#return label.choice-card").first.click()
    box = page.locator("#return textarea")
    expect(box).to_have_value(re.compile("giấy chứng nhận", re.IGNORECASE))
    box.fill(f"{box.input_value()} Cảm ơn.")
    page.get_by_role("button", name="Trả lại với lý do này").click()
    page.wait_for_url(f"**/{following.public_id}/")
    dossier.refresh_from_db()
    assert dossier.is_returned
    assert dossier.reason.endswith("Cảm ơn.")


def test_what_is_decided_on_stands_before_the_decision_on_a_phone_and_beside_it_on_a_desk(page: Page, live_server) -> None:
    dossier, goods, paper, told = registration("submitted"), offer(state="submitted"), certificate("submitted", code="haccp"), report()
    pages = {
        f"/dieu-hanh/ho-so/{dossier.public_id}/": ("papers", "decision"),
        reverse("console:offer", args=[goods.pk]): ("photos", "decision"),
        reverse("console:certificate", args=[paper.pk]): ("paper", "decision"),
        reverse("console:report", args=[told.code]): ("offer", "answer"),
    }
    come_in(page, live_server.url, officer())
    for address, (looked_at, decided) in pages.items():
        page.goto(live_server.url + address)
        first, second = (page.locator(f"section:has(> #{name})").bounding_box() for name in (looked_at, decided))
        assert first, address
        assert second, address
        if page.viewport_size and page.viewport_size["width"] < 1024:
            assert first["y"] + first["height"] <= second["y"], address
        else:
            assert first["x"] >= second["x"] + second["width"], address
            assert first["y"] <= second["y"], address
