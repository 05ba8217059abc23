"""A piece of news appears, in one language or several at once."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from wagtail.images.models import Image

from marketplace.content.models import NewsIndexPage, NewsPage


@dataclass(frozen=True)
class Words:
    """What a piece says in one language; `text` is HTML of the few kinds that editors may use."""

    title: str
    summary: str
    text: str


@transaction.atomic
def publish_news(*, slug: str, date: dt.date, words: Mapping[str, Words], picture: Image | None = None) -> dict[str, NewsPage]:
    """The pages by language code, translations of each other. Raises NewsIndexPage.DoesNotExist for a language without a list of news."""
    key, made = uuid.uuid4(), {}
    for language, said in words.items():
        piece = NewsPage(
            translation_key=key,
            slug=slug,
            date=date,
            picture=picture,
            title=said.title,
            summary=said.summary,
            body=[("text", said.text)],
        )
        NewsIndexPage.objects.filter(locale__language_code=language).earliest("path").add_child(instance=piece)
        piece.save_revision().publish()
        made[language] = piece
    return made
