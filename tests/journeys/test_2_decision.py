"""Journey 2: an officer works through the queue by due date, asks for a supplement and approves; the applicant hears of each step."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from marketplace.people.models import User
from marketplace.people.second_factor import code_at
from sellers.accounts.models import BusinessRegistration, Seller
from tests.factories.people import PASSWORD, SECRET, officer, person
from tests.factories.sellers import photo, registration
from tests.journeys.walker import Walker, vi

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Hợp tác xã Mãng cầu Núi Bà (dữ liệu minh hoạ)"
REASON = "Chụp lại mặt trước thẻ căn cước, thấy đủ bốn góc."
Drain = Callable[..., list[str]]


class Waiting:
    """Two dossiers that wait: ours, and one that has to be answered earlier; and one that was decided in time."""

    def __init__(self) -> None:
        self.applicant, self.officer = person(phone="+84912345678"), officer()
        registration("rejected", by=self.officer)
        self.ours = registration("submitted", applicant=self.applicant, legal_name=NAME, stall_name="Mãng cầu Núi Bà")
        self.urgent = registration("submitted", legal_name="Hộ kinh doanh Gấp (dữ liệu minh hoạ)", stall_name="")
        assert self.urgent.due_on is not None
        BusinessRegistration.objects.filter(pk=self.urgent.pk).update(due_on=self.urgent.due_on.replace(year=2026, month=1, day=5))


@pytest.fixture
def waiting(live_server: object, drain_jobs: Drain) -> Waiting:
    made = Waiting()
    drain_jobs()
    return made


def test_an_officer_asks_for_a_supplement_gets_it_and_approves(
    somebody: Callable[..., Walker], waiting: Waiting, drain_jobs: Drain
) -> None:
    clerk, owner, phone = somebody(), somebody(), somebody()
    _enters_with_second_factor(clerk, waiting.officer)
    _reads_the_queue(clerk, waiting)
    _asks_for_a_supplement(clerk, waiting)
    drain_jobs()
    assert waiting.ours.code in phone.newest_message("+84912345678")
    _supplements(owner, waiting.applicant, phone, drain_jobs)
    _approves(clerk, waiting)
    drain_jobs()
    assert waiting.ours.code in phone.newest_message("+84912345678")
    clerk.open(f"/dieu-hanh/ho-so/{waiting.ours.public_id}/").sees(re.compile("Ảnh đã được xóa"))
    _can_sell(owner)


def _enters_with_second_factor(clerk: Walker, by: User) -> None:
    """The password alone opens nothing of the console; a wrong code neither."""
    clerk.open("/accounts/login/").fill(login=by.email or "", password=PASSWORD).press(vi("Sign In"))
    assert clerk.path == "/accounts/2fa/authenticate/"
    clerk.open("/dieu-hanh/")
    assert clerk.path == "/accounts/2fa/authenticate/"
    wrong = "000000" if code_at(SECRET) != "000000" else "111111"
    clerk.fill(code=wrong).press(re.compile("Xác nhận|Đăng nhập"))
    assert clerk.path == "/accounts/2fa/authenticate/"
    clerk.fill(code=code_at(SECRET)).press(re.compile("Xác nhận|Đăng nhập"))
    clerk.open("/dieu-hanh/").sees(vi("What waits for us"))


def _reads_the_queue(clerk: Walker, waiting: Waiting) -> None:
    """The nearest due date first, and how many decisions were in time."""
    clerk.follow(vi("Dossiers"), inside=clerk.page.locator("main"))
    names = clerk.page.locator("main tbody th").all_inner_texts()
    assert [name.strip() for name in names] == [waiting.urgent.legal_name, NAME]
    clerk.sees(re.compile("100%.* 1 hồ sơ"), re.compile("Quá hạn"))


def _asks_for_a_supplement(clerk: Walker, waiting: Waiting) -> None:
    """A return needs its reason; with one the next dossier opens by itself."""
    clerk.follow(NAME).sees(NAME, "Trần Văn Mẫu")
    assert not clerk.page.get_by_role("button", name=re.compile(re.escape(vi("Approve: make the seller")))).is_enabled()
    clerk.page.locator("#return summary").click()
    clerk.press(vi("Return with this reason"), answers=422)
    assert BusinessRegistration.objects.get(pk=waiting.ours.pk).is_waiting
    box = clerk.page.locator("#return textarea")
    expect(box).to_be_visible()
    box.fill(REASON)
    clerk.press(vi("Return with this reason")).sees(waiting.urgent.legal_name)
    waiting.ours.refresh_from_db()
    assert (waiting.ours.is_returned, waiting.ours.reason) == (True, REASON)
    clerk.open("/dieu-hanh/ho-so/").misses(NAME)


def _supplements(owner: Walker, applicant: User, phone: Walker, drain_jobs: Drain) -> None:
    """The applicant reads in his inbox what is asked for, goes there, attaches the paper and hands in again."""
    owner.sign_in(applicant).open("/thong-bao/").sees(re.compile(re.escape(REASON)))
    owner.press(re.compile(re.escape(vi("See what happened"))))
    owner.sees(vi("Please supplement your dossier"), REASON)
    owner.follow(vi("Documents"), inside=owner.page.locator(".tasks"))
    owner.attach("card_front", {"name": "mat-truoc.jpg", "mimeType": "image/jpeg", "buffer": photo((800, 600)).getvalue()})
    owner.press(vi("Attach")).follow(vi("Look over and submit"))
    owner.page.locator("[name=agree]").check()
    owner.press(vi("Submit the dossier")).sees(vi("Your dossier is with us"))
    drain_jobs()
    dossier = BusinessRegistration.objects.get(applicant=applicant)
    assert (dossier.is_waiting, dossier.round) == (True, 2)
    assert str(dossier.code) in phone.newest_message("+84912345678")


def _approves(clerk: Walker, waiting: Waiting) -> None:
    """Who the representative is comes first; then one button makes the seller."""
    clerk.open("/dieu-hanh/ho-so/").follow(NAME)
    for box in clerk.page.locator("#identity input[type=checkbox]").all():
        box.check()
    clerk.press(re.compile(re.escape(vi("Record the check"))))
    clerk.press(re.compile(re.escape(vi("Approve: make the seller"))))
    waiting.ours.refresh_from_db()
    assert (waiting.ours.is_approved, waiting.ours.on_time) == (True, True)
    clerk.open("/dieu-hanh/ho-so/").sees(re.compile("100%.* 2 hồ sơ"))


def _can_sell(owner: Walker) -> None:
    """The applicant is told, and the seller's room is open."""
    owner.open("/thong-bao/").press(re.compile(re.escape(vi("See what happened"))))
    assert owner.path == "/gian-lam-viec/"
    owner.sees(vi("Post an offer"))
    assert Seller.objects.get(legal_name=NAME).is_trading
    owner.open("/dang-ky-ban-hang/").follow("Mãng cầu Núi Bà").sees(vi("Approved: you can sell"), REASON)
