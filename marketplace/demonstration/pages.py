"""The editors' side of the demonstration: live offers on the home page, and a few pieces of news."""

import datetime as dt
import io

from django.core.files.base import ContentFile
from wagtail.images.models import Image
from wagtail.models import Locale

from marketplace.content.models import HomePage, NewsIndexPage, NewsPage
from marketplace.demonstration.drawing import draw
from marketplace.demonstration.words import MARK
from marketplace.language.dates import vietnam_today
from sellers.offers.models import Offer

CHOSEN = 8
SEASON = "trai-cay-tuoi"
GIFTS = "banh-trang"
# Slug, title, summary, text, and how its picture is drawn.
NEWS: tuple[tuple[str, str, str, str, tuple[str, str, int]], ...] = (
    (
        "mua-mang-cau",
        "Mãng cầu núi Bà Đen vào mùa",
        "Vườn quanh chân núi bắt đầu hái lứa đầu; hàng loại 1 có trên sàn mỗi sáng.",
        "<p>Lứa mãng cầu đầu mùa đã hái được ở các xã quanh núi. "
        "Người bán đăng giá theo loại, ghi rõ ngày hái; đơn đặt trước 9 giờ thường giao trong ngày.</p>",
        ("custard_apple", "#7FA65A", 4),
    ),
    (
        "banh-trang-phoi-suong",
        "Một đêm với lò bánh tráng phơi sương",
        "Bánh được tráng từ chiều, nướng rồi đem phơi đúng lúc sương xuống.",
        "<p>Nghề bánh đi theo con sương: phơi sớm bánh khô, phơi muộn bánh ướt. Mỗi lò giữ một cách canh giờ riêng.</p>",
        ("rice_paper", "#F4EAD0", 2),
    ),
    (
        "ban-hang-bang-dien-thoai",
        "Đăng chào bán đầu tiên chỉ với điện thoại",
        "Năm ô cần điền, vài tấm ảnh, và một lần cán bộ xem lại trước khi lên sàn.",
        "<p>Hồ sơ đăng ký điền trên điện thoại, chụp hai giấy tờ. "
        "Khi được duyệt, người bán đăng hàng và được nhắc xác nhận lại mỗi tháng.</p>",
        ("landscape", "#6E9A6A", 1),
    ),
)
ENGLISH_CLAIM = "Goods and specialities of Tây Ninh, bought from where they are made"


def make_pages() -> None:
    """Fills the home page in both languages; the news is Vietnamese."""
    home = HomePage.objects.get(locale__language_code="vi")
    index = NewsIndexPage.objects.child_of(home).get()
    news = [_write_news(index, number, *piece) for number, piece in enumerate(NEWS)]
    _fill(home, "Đang mùa", "Trái cây hái trong tuần, giá của người bán lúc này.", "Quà Tây Ninh", "Chuyện nghề", news[1])
    english = home.copy_for_translation(Locale.objects.get(language_code="en"))
    english.title, english.claim = "Tây Ninh e-commerce exchange", ENGLISH_CLAIM
    _fill(
        english,
        "In season",
        "Fruit picked this week, at the sellers' prices of the moment.",
        "Gifts from Tây Ninh",
        "A craft and its people",
        news[1],
    )


def _fill(home: HomePage, season: str, words: str, gifts: str, story: str, piece: NewsPage) -> None:
    home.body = [
        ("live_offers", {"heading": season, "text": words, "offers": _chosen(SEASON)}),
        ("story", {"heading": f"{story}: {piece.title}", "text": f"<p>{piece.summary}</p>", "picture": piece.picture, "page": piece}),
        ("live_offers", {"heading": gifts, "text": "", "offers": _chosen(GIFTS)}),
    ]
    home.save_revision().publish()


def _chosen(category: str) -> list[Offer]:
    """The newest offers of different titles."""
    found: dict[str, Offer] = {}
    for offer in Offer.objects.visible().filter(category__slug=category).order_by("-confirmed_at", "pk")[:80]:
        found.setdefault(offer.title, offer)
    return list(found.values())[:CHOSEN]


def _write_news(
    index: NewsIndexPage, number: int, slug: str, title: str, summary: str, text: str, drawing: tuple[str, str, int]
) -> NewsPage:
    page = NewsPage(
        picture=_picture(title, drawing),
        title=title,
        slug=slug,
        date=vietnam_today() - dt.timedelta(days=3 + number * 9),
        summary=f"{summary} {MARK}",
        body=[("text", text)],
    )
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def _picture(title: str, drawing: tuple[str, str, int]) -> Image:
    file = io.BytesIO()
    draw(*drawing).save(file, "JPEG", quality=90)
    return Image.objects.create(title=f"{title} {MARK}", file=ContentFile(file.getvalue(), name=f"{drawing[0]}.jpg"))
