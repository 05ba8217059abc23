"""The editors' side of the demonstration, in both languages: live offers on the home pages, and a few pieces of news."""

import datetime as dt
import io
from typing import Any

from marketplace.content.actions.fill_home import fill_home
from marketplace.content.actions.keep_picture import keep_picture
from marketplace.content.actions.publish_news import publish_news
from marketplace.content.models import NewsPage
from marketplace.demonstration.drawing import draw
from marketplace.demonstration.news import NEWS, Piece
from marketplace.demonstration.words import MARK
from marketplace.language.dates import vietnam_today
from sellers.offers.models import Offer

CHOSEN = 8
SEASON = "trai-cay-tuoi"
GIFTS = "banh-trang"
# Above the fruit, one line about it, above the gifts, and what kind of story is told.
HOMES = {
    "vi": ("Đang mùa", "Trái cây hái trong tuần, giá của người bán lúc này.", "Quà Tây Ninh", "Chuyện nghề"),
    "en": (
        "In season",
        "Fruit picked this week, at the sellers' prices of the moment.",
        "Gifts from Tây Ninh",
        "A craft and its people",
    ),
}


def make_pages() -> None:
    """News first: the story on each home page leads to a piece of it in the same language."""
    news = [_write(number, piece) for number, piece in enumerate(NEWS)]
    for language, (season, words, gifts, story) in HOMES.items():
        body = [_offers(season, words, SEASON), _story(story, news[1][language]), _offers(gifts, "", GIFTS)]
        fill_home(language=language, body=body)


def _write(number: int, piece: Piece) -> dict[str, NewsPage]:
    file = io.BytesIO()
    draw(*piece.drawing).save(file, "JPEG", quality=90)
    picture = keep_picture(title=f"{piece.words['vi'].title} {MARK}", name=f"{piece.drawing[0]}.jpg", content=file.getvalue())
    date = vietnam_today() - dt.timedelta(days=3 + number * 9)
    return publish_news(slug=piece.slug, date=date, words=piece.words, picture=picture)


def _story(kind: str, piece: NewsPage) -> tuple[str, dict[str, Any]]:
    words = {"heading": f"{kind}: {piece.title}", "text": f"<p>{piece.summary}</p>"}
    return "story", {**words, "picture": piece.picture, "page": piece}


def _offers(heading: str, text: str, category: str) -> tuple[str, dict[str, Any]]:
    """The newest offers of different titles."""
    found: dict[str, Offer] = {}
    for offer in Offer.objects.visible().filter(category__slug=category).order_by("-confirmed_at", "pk")[:80]:
        found.setdefault(offer.title, offer)
    return "live_offers", {"heading": heading, "text": text, "offers": list(found.values())[:CHOSEN]}
