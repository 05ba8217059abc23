"""News: a piece with every kind of block, the list of all, and offers that are live in a text too."""

import re
from html import unescape

import pytest
from django.test import Client

from marketplace.content.blocks import NewsBlocks
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.models import Enforcement
from sellers.offers.models import Offer
from tests.content.stories import piece_of_news
from tests.factories.offers import offer
from tests.factories.people import officer

pytestmark = pytest.mark.django_db
BREAD, SALT = "Bánh tráng phơi sương", "Muối tôm rang tay"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_a_piece_of_news_shows_every_kind_of_block(client: Client) -> None:
    piece = piece_of_news(offer(title=BREAD), offer(title=SALT))
    assert {block.block_type for block in piece.body} == set(NewsBlocks().child_blocks)
    text = page(client, piece.url)
    for words in (piece.title, "2/11/2026", piece.summary, "<b>chiều</b>", "Lò bánh lúc chiều", "Lê Văn Ảnh", "Bánh của lò"):
        assert words in text
    assert text.index(BREAD) < text.index(SALT)
    pictures = re.findall(r'<img[^>]+src="(/media/images/[^"]+\.webp)"', text)
    assert len(pictures) == 2
    assert {client.get(picture)["Content-Type"] for picture in pictures} == {"image/webp"}


def test_an_offer_in_a_text_has_the_price_of_now(client: Client) -> None:
    made = offer(title=BREAD)
    piece = piece_of_news(made)
    Offer.objects.filter(pk=made.pk).update(price=71_000, revision=made.revision + 1)
    assert "71.000" in page(client, piece.url)


def test_a_suspended_sellers_offer_disappears_from_a_text_and_the_others_stay(client: Client) -> None:
    made, other = offer(title=BREAD), offer(title=SALT)
    piece = piece_of_news(made, other)
    assert BREAD in page(client, piece.url)
    suspend_at_once(made.seller, by=officer(), ground=Enforcement.Ground.SERIOUS, reason="Vi phạm nghiêm trọng")
    text = page(client, piece.url)
    assert BREAD not in text
    assert SALT in text


def test_all_news_stands_in_one_list(client: Client) -> None:
    assert "Chưa có tin" in page(client, "/tin-tuc/")
    piece = piece_of_news(offer(title=BREAD))
    text = page(client, "/tin-tuc/")
    for words in (piece.title, piece.summary, f'href="{piece.url}"'):
        assert words in text
    piece.unpublish()
    assert piece.title not in page(client, "/tin-tuc/")
