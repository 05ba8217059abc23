"""The head and the foot of every page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from marketplace.design.chrome import POLICIES

PAGES = ["/design/", "/design/form/", "/design/form/?state=errors", "/design/words/", "/design/room/console/", "/design/room/workspace/"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_in_the_language_of_its_address(client: Client, page: str) -> None:
    assert '<html lang="vi"' in client.get(page).content.decode()
    assert '<html lang="en"' in client.get(f"/en{page}").content.decode()


@pytest.mark.django_db
def test_the_link_to_the_other_language_leads_to_the_same_page(client: Client) -> None:
    html = client.get("/design/form/?state=errors").content.decode()
    assert 'href="/en/design/form/?state=errors"' in html
    assert 'href="/design/form/?state=errors"' in client.get("/en/design/form/?state=errors").content.decode()


@pytest.mark.django_db
def test_the_foot_names_the_owner_as_the_law_asks(client: Client) -> None:
    html = client.get("/design/").content.decode()
    assert settings.EXCHANGE["owner"]["name"] in html
    assert settings.EXCHANGE["owner"]["address"] in html


@pytest.mark.django_db
def test_the_foot_links_to_policies_that_stand(client: Client) -> None:
    standing = {path.name.split(".")[0][3:] for path in Path(settings.BASE_DIR, "marketplace", "rules", "policies").glob("*.txt")}
    html = client.get("/design/").content.decode()
    for slug, _name in POLICIES:
        assert slug in standing
        assert f"/chinh-sach/{slug}/" in html


@pytest.mark.django_db
def test_a_page_for_a_guest_without_a_basket_asks_the_database_nothing(client: Client, django_assert_num_queries: object) -> None:
    client.get("/tro-giup/")  # whether there is news is asked once a minute and process
    with django_assert_num_queries(0):  # type: ignore[operator]
        client.get("/design/form/")


@pytest.mark.django_db
def test_what_was_searched_for_is_written_back_as_text(client: Client) -> None:
    html = client.get("/design/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_an_unknown_address_gets_a_page_that_helps(client: Client, db: None) -> None:
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_pieces_speaks_english_to_a_vietnamese(client: Client, page: str) -> None:
    html = re.sub(r"<(script|style).*?</\1>|<svg.*?</svg>", " ", client.get(page).content.decode(), flags=re.S)
    words = re.sub(r"<[^>]+>", " ", html)
    for english in (" the ", " and ", " is ", " your ", " of ", "Search", "Close"):
        assert english not in words, re.findall(f".{{20}}{english}.{{20}}", words)[:3]
