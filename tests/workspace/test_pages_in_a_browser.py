"""The seller's room, the officers' pages of offers and the public pages in Chromium: axe, the policy, no sideways scrolling."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from marketplace.people.models import User
from sellers.accounts.models import Seller
from sellers.offers.actions.update_offer import update_offer
from sellers.offers.freshness import fresh_for, reconfirm_url
from sellers.offers.models import Offer
from tests.factories.drawings import jpeg
from tests.factories.offers import category, offer, picture
from tests.factories.people import officer, person, signed_in
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db(transaction=True)


ABOUT = "Gia đình làm bánh tráng từ năm 1998.\n\nPhơi sương mỗi đêm."


@dataclass
class Scene:
    """A seller with offers in every state, and an officer."""

    owner: User
    officer: User
    shop: Seller
    offers: dict[str, Offer]


@pytest.fixture
def scene() -> Scene:
    owner = person(full_name="Lê Thị Sáu")
    shop = seller(
        owner=owner,
        stall_name="Bánh tráng Nhà Sáu",
        zalo="+84907000001",
        introduction=ABOUT,
    )
    cakes, fruit = category("Bánh kẹo"), category("Trái cây")
    long = "Bánh tráng phơi sương Trảng Bàng loại đặc biệt, gói 500 g, tráng tay, phơi một nắng một sương"
    said = {"description": "Tráng tay từ gạo mới.\n\nĐể được 30 ngày nơi khô ráo.", "category": cakes}
    late = timezone.now() - fresh_for() + dt.timedelta(days=2)
    offers = {
        "live": offer(seller=shop, title=long, pictures=[picture(n) for n in range(1, 6)], minimum_quantity=2, price=68_000, **said),
        "soon": offer(seller=shop, title="Muối tôm", unit="hũ", price=45_000, confirmed_at=late, category=fruit, pictures=[picture(9)]),
        "stale": offer(seller=shop, title="Mãng cầu Bà Đen", state="stale", confirmed_at=timezone.now() - fresh_for(), category=fruit),
        "draft": offer(seller=shop, title="Bánh canh bột xắt", live=False, **said),
        "returned": offer(seller=shop, title="Nem bưởi chay", state="returned", **said),
        "ended": offer(seller=shop, title="Dâu da rừng mùa trước", state="expired", category=fruit),
        "waiting": offer(title="Mật ong tràm", state="submitted", pictures=[picture(11)], **said),
        "taken": offer(title="Cao lạ", state="taken_down", **said),
    }
    Offer.objects.filter(pk=offers["returned"].pk).update(return_reason="Ảnh chưa rõ hàng. Hãy chụp lại nơi đủ sáng.")
    changed = offers["live"].content(title="Bánh tráng phơi sương", pictures=[picture(1), picture(20)])
    version = update_offer(offer=offers["live"], content=changed, changed=["title"], by=owner).waiting
    assert version is not None
    offers["version"] = version
    return Scene(owner, officer(full_name="Trần Văn Duyệt"), shop, offers)


def pages(scene: Scene) -> dict[str, tuple[User | None, str]]:
    """Who looks at what."""
    pk = {name: each.pk for name, each in scene.offers.items()}
    return {
        "home": (scene.owner, reverse("workspace:home")),
        "offers": (scene.owner, reverse("workspace:offers")),
        "drafts": (scene.owner, reverse("workspace:offers") + "?tinh-trang=nhap"),
        "new": (scene.owner, reverse("workspace:offer_new")),
        "draft": (scene.owner, reverse("workspace:offer", args=[pk["draft"]])),
        "live": (scene.owner, reverse("workspace:offer", args=[pk["live"]])),
        "edit": (scene.owner, reverse("workspace:offer_edit", args=[pk["soon"]])),
        "returned": (scene.owner, reverse("workspace:offer_edit", args=[pk["returned"]])),
        "stall form": (scene.owner, reverse("workspace:stall")),
        "no seller": (person(), reverse("workspace:home")),
        "confirm": (None, reconfirm_url(scene.offers["stale"])),
        "bad link": (None, reverse("offer_reconfirm", args=["made-up"])),
        "queue": (scene.officer, reverse("console:offers")),
        "reading": (scene.officer, reverse("console:offer", args=[pk["waiting"]])),
        "comparing": (scene.officer, reverse("console:offer", args=[pk["version"]])),
        "taking down": (scene.officer, reverse("console:offer", args=[pk["live"]])),
        "taken down": (scene.officer, reverse("console:offer", args=[pk["taken"]])),
        "offer": (None, scene.offers["live"].get_absolute_url()),
        "stale offer": (None, scene.offers["stale"].get_absolute_url()),
        "ended offer": (None, scene.offers["ended"].get_absolute_url()),
        "stall": (None, scene.shop.get_absolute_url()),
        "english": (None, "/en" + scene.offers["soon"].get_absolute_url()),
    }


def enter(context: BrowserContext, url: str, user: User) -> None:
    """Gives the browser the session of somebody who has signed in."""
    session = signed_in(user).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}])


def listen(page: Page) -> list[str]:
    """What the browser complains about."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_is_accessible_obeys_the_policy_and_fits(
    scene: Scene, live_server: Any, open_browser: Callable[..., BrowserContext], faults_of: Callable[[Page], list[str]], width: int
) -> None:
    found = {}
    for name, (who, path) in pages(scene).items():
        context = open_browser(width=width)
        if who is not None:
            enter(context, live_server.url, who)
        page = context.new_page()
        complaints = listen(page)
        page.goto(f"{live_server.url}{path}")
        faults = [*faults_of(page), *complaints]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("scrolls sideways")
        if faults:
            found[name] = faults
        context.close()
    assert found == {}


def test_a_seller_posts_an_offer_with_a_photo_by_thumb(
    scene: Scene, live_server: Any, open_browser: Callable[..., BrowserContext], tmp_path: Any
) -> None:
    photo = tmp_path / "banh.jpg"
    photo.write_bytes(jpeg(77, (1600, 1200)))
    context = open_browser()
    enter(context, live_server.url, scene.owner)
    page = context.new_page()
    page.goto(live_server.url + reverse("workspace:offer_new"))
    page.get_by_label("Bạn bán gì?").fill("Kẹo đậu phộng")
    page.get_by_role("combobox", name="Ngành hàng").fill("banh keo")
    page.keyboard.press("Enter")
    page.get_by_label("Giá mỗi đơn vị").fill("35k")
    page.get_by_role("combobox", name="Đơn vị tính").fill("goi")
    page.keyboard.press("Enter")
    page.get_by_label("Bạn có bao nhiêu?").fill("abc")
    page.get_by_text("Ảnh, mô tả và thông tin thêm").click()
    page.locator("input[type=file]").set_input_files(str(photo))
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("input[name=kept]")).to_have_count(1)
    expect(page.get_by_label("Giá mỗi đơn vị")).to_have_value("35k")
    page.get_by_label("Bạn có bao nhiêu?").fill("120")
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kẹo đậu phộng")
    page.get_by_role("button", name="Gửi duyệt").click()
    expect(page.get_by_text("Cán bộ đang xem")).to_be_visible()
    made = Offer.objects.get(title="Kẹo đậu phộng")
    assert (made.is_waiting, made.price, made.unit, made.quantity, made.photos.count()) == (True, 35_000, "gói", 120, 1)
