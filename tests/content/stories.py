"""A piece of news with everything that editors can put into one."""

import datetime as dt

from django.core.files.base import ContentFile
from wagtail.images.models import Image

from marketplace.content.models import NewsIndexPage, NewsPage
from sellers.offers.models import Offer
from tests.factories.sellers import photo


def shown(title: str) -> Image:
    """A picture of the editors'."""
    return Image.objects.create(title=title, file=ContentFile(photo().getvalue(), name="anh.jpg"))


def piece_of_news(*offers: Offer, title: str = "Một đêm với lò bánh") -> NewsPage:
    """Published: a picture above, and one block of each kind, the offers in the order given."""
    body = [
        ("text", "<h2>Từ chiều</h2><p>Bánh được tráng từ <b>chiều</b>.</p>"),
        ("picture", {"picture": shown("Lò bánh"), "caption": "Lò bánh lúc chiều", "credit": "Lê Văn Ảnh"}),
        ("live_offers", {"heading": "Bánh của lò", "text": "Giá của lúc này.", "offers": list(offers)}),
    ]
    piece = NewsPage(
        title=title, slug="lo-banh", date=dt.date(2026, 11, 2), summary="Nghề đi theo sương.", picture=shown("Sương"), body=body
    )
    NewsIndexPage.objects.get(locale__language_code="vi").add_child(instance=piece)
    piece.save_revision().publish()
    return piece
