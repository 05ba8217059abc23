"""The editors' pages in both languages: what stands after migrating, what editors translate, and no language link that leads nowhere."""

import re
from collections.abc import Callable
from html import unescape
from importlib import import_module
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, Site

from marketplace.content.models import HomePage, NewsIndexPage, NewsPage
from marketplace.demonstration.pages import make_pages
from marketplace.demonstration.words import ENGLISH_MARK
from marketplace.language.dates import vietnam_today
from tests.content.stories import piece_of_news
from tests.factories.people import editor, signed_in
from tests.plugins.kept import forget_everything_kept
from tests.security.access import rows
from tests.security.world import build_world

pytestmark = pytest.mark.django_db
OTHER_LANGUAGE = re.compile(r'<a href="([^"]+)" hreflang="(vi|en)" lang="(?:vi|en)">')
ENGLISH_CLAIM = "Goods and specialities of Tây Ninh, bought from where they are made"
MIGRATION = import_module("marketplace.content.migrations.0004_english_pages")


def pages_in(language: str) -> dict[str, Page]:
    """What stands in one language, by the names of its addresses below Wagtail's root."""
    return {page.url_path: page.specific for page in Page.objects.filter(locale__language_code=language, depth__gt=1)}


def english() -> Locale:
    return Locale.objects.get(language_code="en")


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return unescape(answer.content.decode())


def in_the_other_language(client: Client, address: str) -> tuple[str, str]:
    """Where the page's language link leads, and what stands there: a page that says it is in that language."""
    links = list(set(OTHER_LANGUAGE.findall(text_of(client, address))))
    assert len(links) == 1, f"{address}: {links}"
    where, language = links[0]
    text = text_of(client, unescape(where))
    assert f'<html lang="{language}"' in text, where
    return unescape(where), text


def public_pages() -> dict[str, str]:
    """Every page that anybody may open, by the name of its address, as the reviewed tables of access have it."""
    world, client = build_world(), Client()
    opened = [row for row in rows() if row.method == "GET" and "200" in row.expected["anonymous"]]
    addresses = {row.path.format(**world.things): row.name for row in opened}
    return {address: name for address, name in addresses.items() if b'class="foot"' in b"".join(client.get(address))}


def test_the_language_link_of_every_public_page_leads_to_a_page_in_that_language_and_back() -> None:
    pages, client = public_pages(), Client()
    assert {"home", "wagtail_serve", "offer", "stall", "category", "search", "help", "policy", "report_track"} <= set(pages.values())
    make_pages()
    news = [piece.url for piece in NewsPage.objects.live().filter(locale__language_code="vi")]
    assert len(news) == 3
    for address in [*pages, *news]:
        where, _text = in_the_other_language(client, address)
        assert where.startswith("/en/"), address
        back, _text = in_the_other_language(client, where)
        assert back == address


# What stands after migrating


def test_a_migrated_exchange_has_a_home_page_and_a_list_of_news_in_both_languages(client: Client) -> None:
    assert list(pages_in("vi")) == ["/trang-chu/", "/trang-chu/tin-tuc/"]
    assert list(pages_in("en")) == ["/trang-chu-en/", "/trang-chu-en/tin-tuc/"]
    home = text_of(client, "/en/")
    assert '<html lang="en"' in home
    assert f"{ENGLISH_CLAIM}</h1>" in home
    assert "<h1>News</h1>" in text_of(client, "/en/tin-tuc/")
    assert "<h1>Tin tức</h1>" in text_of(client, "/tin-tuc/")


@pytest.fixture
def historical() -> Any:
    """The models as the migration of the English pages sees them."""
    return MigrationLoader(connection).project_state([("content", "0003_first_pages")]).apps


def without_english() -> None:
    HomePage.objects.get(locale=english()).delete()


def as_the_old_demonstration_left_it() -> None:
    """A home page in English, translated and published, without a list of news."""
    without_english()
    home = HomePage.objects.get().copy_for_translation(english())
    home.title, home.claim = "Ours", "An editor's own line"
    home.save_revision().publish()


def with_a_list_of_its_own() -> None:
    """An English home page below which an editor has made a list that is nobody's translation."""
    as_the_old_demonstration_left_it()
    home = HomePage.objects.get(locale=english())
    home.add_child(instance=NewsIndexPage(title="Stories", slug="stories", locale=english()))


def as_migrated() -> None:
    """Nothing is missing."""


@pytest.mark.parametrize(
    ("before", "claim", "title", "address"),
    [
        (without_english, ENGLISH_CLAIM, "News", "/en/tin-tuc/"),
        (as_the_old_demonstration_left_it, "An editor's own line", "News", "/en/tin-tuc/"),
        (with_a_list_of_its_own, "An editor's own line", "Stories", "/en/stories/"),
        (as_migrated, ENGLISH_CLAIM, "News", "/en/tin-tuc/"),
    ],
)
def test_migrating_adds_what_is_missing_in_english_and_keeps_what_stands(
    client: Client, historical: Any, before: Callable[[], None], claim: str, title: str, address: str
) -> None:
    before()
    Site.get_site_root_paths()  # Wagtail has looked up its homes, and keeps them
    for _ in range(2):
        MIGRATION.make(historical, None)
    assert not any(Page.find_problems())
    assert HomePage.objects.get(locale=english()).claim == claim
    assert NewsIndexPage.objects.get(locale=english()).title == title
    assert in_the_other_language(client, "/tin-tuc/")[0] == address
    assert in_the_other_language(client, address)[0] == "/tin-tuc/"


def test_migrating_an_exchange_whose_editors_took_the_home_page_away_changes_nothing(historical: Any) -> None:
    Page.objects.filter(depth=2).first().delete()
    before = Page.objects.count()
    MIGRATION.make(historical, None)
    assert Page.objects.count() == before


# What editors do


def typed() -> dict[str, str]:
    """A piece of news as Wagtail's form sends it."""
    return {
        "title": "Chợ phiên cuối tháng",
        "slug": "cho-phien",
        "date": f"{vietnam_today():%Y-%m-%d}",
        "summary": "Ba mươi gian hàng ở sân chợ.",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-value": '{"blocks": [{"key": "a", "text": "Chợ mở từ sáng.", "type": "unstyled"}], "entityMap": {}}',
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }


def written_by_an_editor(client: Client) -> NewsPage:
    """In Vietnamese, through Wagtail's form, and published."""
    shelf = NewsIndexPage.objects.get(locale__language_code="vi")
    answer = client.post(f"/cms/pages/add/content/newspage/{shelf.pk}/", {**typed(), "action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    return NewsPage.objects.get(locale__language_code="vi", slug="cho-phien")


def test_a_piece_that_is_not_kept_yet_can_be_looked_at() -> None:
    writer, shelf = signed_in(editor()), NewsIndexPage.objects.get(locale__language_code="vi")
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["content", "newspage", shelf.pk])
    assert writer.post(preview, typed()).json()["is_valid"]
    text = text_of(writer, preview)
    assert "Chợ mở từ sáng." in text
    assert 'href="/en/tin-tuc/" hreflang="en"' in text


def test_a_new_piece_stands_in_english_at_once_and_says_in_which_language_it_is(client: Client) -> None:
    piece = written_by_an_editor(signed_in(editor()))
    where, text = in_the_other_language(client, piece.url)
    assert where == "/en/tin-tuc/cho-phien/"
    assert '<article class="stack" lang="vi">' in text
    assert "This piece has not been translated yet." in text
    assert "Chợ mở từ sáng." in text
    assert '<article class="offer" lang="vi">' in text_of(client, "/en/tin-tuc/")
    assert 'lang="vi">' not in text_of(client, "/tin-tuc/").partition("<main")[2].partition("</main")[0]


def test_an_editor_translates_what_stands_there_as_an_alias(client: Client) -> None:
    writer = signed_in(editor())
    piece = written_by_an_editor(writer)
    alias = piece.get_translation(english())
    assert reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]) in text_of(writer, f"/cms/pages/{alias.pk}/edit/")
    assert writer.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])).status_code == 302
    page = NewsPage.objects.get(pk=alias.pk)
    page.title, page.summary = "The market at the end of the month", "Thirty stalls in the yard."
    page.save_revision().publish()
    _where, text = in_the_other_language(client, piece.url)
    assert "Thirty stalls in the yard." in text
    assert "not been translated" not in text
    assert '<article class="stack">' in text


def test_an_editor_has_a_button_for_what_has_no_translation_and_the_draft_is_not_linked_to(client: Client) -> None:
    writer, piece = signed_in(editor()), piece_of_news()
    button = reverse("simple_translation:submit_page_translation", args=[piece.pk])
    assert button in text_of(writer, f"/cms/pages/{piece.pk}/edit/")
    assert writer.post(button, {"locales": [english().pk]}).status_code == 302
    draft = piece.get_translation(english())
    assert not draft.live
    assert in_the_other_language(client, piece.url)[0] == "/en/tin-tuc/"
    draft.slug = "a-night-with-the-bakers"
    draft.save_revision().publish()
    assert in_the_other_language(client, piece.url)[0] == "/en/tin-tuc/a-night-with-the-bakers/"
    assert button not in text_of(writer, f"/cms/pages/{piece.pk}/edit/")


# Links


def test_a_piece_without_a_translation_links_to_the_nearest_page_that_stands_in_english(client: Client) -> None:
    piece = piece_of_news()
    assert in_the_other_language(client, piece.url)[0] == "/en/tin-tuc/"
    NewsIndexPage.objects.get(locale=english()).unpublish()
    assert in_the_other_language(client, piece.url)[0] == "/en/"
    NewsIndexPage.objects.get(locale=english()).save_revision().publish()
    HomePage.objects.get(locale=english()).unpublish()
    assert text_of(client, piece.url).count('href="/en/"') == 2


def test_the_foot_leads_to_the_news_where_there_is_any(client: Client) -> None:
    def foot(address: str) -> str:
        forget_everything_kept()
        return text_of(client, address).partition('class="foot"')[2]

    assert 'href="/tin-tuc/"' not in foot("/tro-giup/")
    piece_of_news()
    assert '<a href="/tin-tuc/">Tin tức</a>' in foot("/tro-giup/")
    assert "tin-tuc" not in foot("/en/tro-giup/")
    make_pages()
    assert '<a href="/en/tin-tuc/">News</a>' in foot("/en/tro-giup/")
    for each in NewsPage.objects.live():
        each.unpublish()
    assert "tin-tuc" not in foot("/tro-giup/")


def test_the_map_of_the_site_lists_news_in_the_languages_in_which_it_is_written(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://san.example.vn"
    assert "/sitemap-tin-tuc.xml" in text_of(client, "/sitemap.xml")
    assert "<loc>" not in text_of(client, "/sitemap-tin-tuc.xml")
    written_by_an_editor(signed_in(editor()))
    make_pages()
    NewsPage.objects.get(slug="mua-mang-cau", locale=english()).unpublish()
    text = text_of(client, "/sitemap-tin-tuc.xml")
    listed = re.findall(r"<loc>https://san.example.vn/(.*?)</loc>", text)
    pieces = ["banh-trang-phoi-suong", "ban-hang-bang-dien-thoai"]
    assert set(listed) == {
        "tin-tuc/", "en/tin-tuc/", "tin-tuc/cho-phien/", "tin-tuc/mua-mang-cau/",
        *(f"{prefix}tin-tuc/{piece}/" for prefix in ("", "en/") for piece in pieces),
    }  # fmt: skip
    assert len(listed) == len(set(listed))
    for address in listed:
        text_of(client, f"/{address}")
    assert 'hreflang="en" href="https://san.example.vn/en/tin-tuc/banh-trang-phoi-suong/"' in text
    assert "en/tin-tuc/mua-mang-cau" not in text


def test_the_map_asks_as_many_questions_for_many_pieces_as_for_few(client: Client) -> None:
    def asked() -> int:
        text_of(client, "/sitemap-tin-tuc.xml")
        with CaptureQueriesContext(connection) as queries:
            text_of(client, "/sitemap-tin-tuc.xml")
        return len(queries)

    piece_of_news()
    few = asked()
    make_pages()
    assert asked() <= few


def test_the_demonstration_tells_its_news_in_english_too_and_says_that_it_is_invented(client: Client) -> None:
    make_pages()
    pieces = NewsPage.objects.live().filter(locale=english())
    assert pieces.count() == 3
    assert all(piece.summary.endswith(ENGLISH_MARK) for piece in pieces)
    home = text_of(client, "/en/")
    assert 'href="/en/tin-tuc/banh-trang-phoi-suong/"' in home
    assert "A craft and its people" in home
    assert ENGLISH_MARK in home
