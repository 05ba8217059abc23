"""What stands around an answer is drawn once, and still says to each visitor what is his."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.signing import Signer
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils.safestring import mark_safe

from search.pages import shell
from search.pages.gaps import filled, gap, parts_of
from tests.factories.commerce import basket, goods
from tests.factories.offers import offer
from tests.factories.people import person, signed_in

pytestmark = pytest.mark.django_db


def page(client: Client, path: str = "/search/", **query: str) -> str:
    return unescape(client.get(path, query).content.decode())


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, only_postgresql: None) -> list[HttpRequest]:
    """The requests for which the page around the answer was drawn."""
    requests: list[HttpRequest] = []
    draw = shell._draw

    def noted(request: HttpRequest, context: dict[str, object]) -> Any:
        requests.append(request)
        return draw(request, context)

    monkeypatch.setattr(shell, "_draw", noted)
    return requests


def test_another_question_gets_its_own_words_in_what_was_drawn_before(drawn: list[HttpRequest], client: Client) -> None:
    first, second = page(client, q="mật ong"), page(client, q='khô <b>"cá" & tôm</b>', kind="household")
    assert len(drawn) == 1
    assert "<title>“mật ong” · " in first
    assert "mật ong" not in second
    raw = client.get("/search/", {"q": 'khô <b>"cá" & tôm</b>', "kind": "household"}).content.decode()
    assert "<b>" not in raw
    assert "<title>“khô &lt;b&gt;&quot;cá&quot; &amp; tôm&lt;/b&gt;” · " in raw
    assert 'value="khô &lt;b&gt;&quot;cá&quot; &amp; tôm&lt;/b&gt;" placeholder' in raw
    assert re.search(r'href="/en/search/\?q=kh[^"]+&amp;kind=household" hreflang="en"', raw)
    assert gap("").partition("-")[0] not in raw


@pytest.mark.parametrize("query", [{}, {"q": "mật ong"}, {"q": "a&b=<c>", "kind": "household"}])
@pytest.mark.parametrize("path", ["/search/", "/en/search/", "category"])
def test_it_is_the_page_that_is_drawn_without_memory(
    monkeypatch: pytest.MonkeyPatch, only_postgresql: None, client: Client, path: str, query: dict[str, str]
) -> None:
    path = reverse("category", args=[offer().category.slug]) if path == "category" else path
    kept = page(client, path, **query)
    with monkeypatch.context() as patch:
        patch.setattr(shell, "get_messages", lambda request: ["one"])
        whole = page(client, path, **query)
    token = re.compile(r'(csrfmiddlewaretoken" value|data-token|data-note)="[^"]+"')
    assert token.sub("", kept) == token.sub("", whole)


def test_who_has_signed_in_and_who_has_a_basket_see_their_own(drawn: list[HttpRequest], client: Client) -> None:
    page(client, q="mật ong")
    assert 'href="/accounts/logout/"' not in page(client, q="mật ong")
    somebody = person()
    own = page(signed_in(somebody), q="mật ong")
    assert "account-menu" in own or "/tai-khoan/" in own
    with_goods = Client()
    with_goods.cookies["oscar_open_basket"] = Signer().sign(basket((goods(), 2)).pk)
    assert '<span class="count" aria-hidden="true">1</span>' in page(with_goods, q="mật ong")
    assert '<span class="count"' not in page(client, q="mật ong")
    assert len(drawn) == 3


def test_a_message_is_told_once_and_to_nobody_else(drawn: list[HttpRequest], client: Client) -> None:
    page(client, q="mật ong")
    buyer = Client()
    buyer.post(reverse("basket_add", args=[goods(title="Mật ong rừng").offer_id]), {"quantity": "1"})
    assert 'class="toast__text">' in page(buyer, q="mật ong")
    assert 'class="toast__text">' not in page(buyer, q="mật ong")
    assert 'class="toast__text">' not in page(client, q="mật ong")


def test_a_gap_takes_what_is_safe_and_escapes_the_rest() -> None:
    drawn = parts_of(f'<p title="{gap("words")}">{gap("body")}</p>{gap("words")}')
    assert (
        filled(drawn, words='"a" <b>', body=mark_safe("<i>body-x</i>"))
        == '<p title="&quot;a&quot; &lt;b&gt;"><i>body-x</i></p>&quot;a&quot; &lt;b&gt;'
    )
    assert filled(drawn, words=gap("body"), body="") == f'<p title="{gap("body")}"></p>{gap("body")}'
    with pytest.raises(KeyError):
        filled(drawn, words="")
