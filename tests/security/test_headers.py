"""S5, S6: what every kind of answer carries (ASVS 3.3, 3.4), asked of a production server."""

import re
from datetime import timedelta

import httpx
import pytest
from django.db import connection

from marketplace.commerce.order.links import PURPOSE
from marketplace.links import sign
from marketplace.media.documents.links import document_url
from marketplace.people.second_factor import code_at
from sellers.offers.models import Offer
from tests.factories.offers import offer, picture
from tests.factories.people import PASSWORD, SECRET, editor, person
from tests.factories.sellers import registration
from tests.security.production import HOST, Production, Visitor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("loopback")]
YEAR = 31_536_000


def test_every_kind_of_answer_carries_its_headers_and_guards_its_cookies(production: Production) -> None:
    goods = offer(pictures=(picture(1),))
    photo = goods.photos.get().picture
    visitor = production.visitor()
    answers: dict[int | str, httpx.Response] = {
        200: visitor.get("/"),
        301: visitor.get("/tro-giup"),
        302: visitor.get("/don-hang/"),
        403: visitor.post("/i18n/setlang/", language="en"),
        404: visitor.get("/khong-co-trang-nay/"),
        405: visitor.get("/gio-hang/them/1/"),
        410: visitor.get(f"/xac-nhan/don-hang/{sign(PURPOSE, 1, 0, lifetime=timedelta(seconds=-1))}/"),
        422: visitor.send(f"/bao-cao/chao-ban/{goods.pk}/"),
        "picture": visitor.get(photo.url()),
        "style": visitor.get("/static/css/exchange.css"),
        "words of searches": visitor.get("/search/suggest/?q=banh"),
        "sitemap": visitor.get("/sitemap.xml"),
        "private document": _of_its_owner(production),
        429: _too_often(production.visitor()),
        "health": visitor.get("/readyz"),
        500: _while_something_is_broken(visitor),
        400: production.visitor(Host="evil.example").get("/"),
    }
    for kind, answer in answers.items():
        assert isinstance(kind, str) or answer.status_code == kind, f"{kind}: {answer.status_code}"
        assert _missing(answer) == [], f"{kind}: {answer.status_code} {answer.headers}"
    assert {kind for kind, answer in answers.items() if answer.status_code >= 500} == {500}


def test_cookies_are_for_this_host_alone(production: Production) -> None:
    """Sign-in, language, basket and what the next page shall say: every cookie that the exchange sets."""
    who, goods = person(), offer()
    buyer, guest = production.visitor(), production.visitor()
    assert buyer.send("/accounts/login/", login=str(who.phone), password=PASSWORD).status_code == 302
    assert guest.send("/i18n/setlang/", language="en").status_code == 302
    assert guest.send(f"/gio-hang/them/{goods.pk}/", quantity="1").status_code == 302
    cookies = [*buyer.set, *guest.set]
    assert {line.partition("=")[0] for line in cookies} == {
        f"__Host-{name}" for name in ("session", "csrf", "language", "basket", "messages")
    }
    for line in cookies:
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= {part.strip().lower() for part in line.split(";")}, line
        assert "domain=" not in line.lower()


def test_pages_allow_no_code_within_them_and_the_editors_room_alone_has_a_looser_policy(production: Production) -> None:
    strict = _policy(production.visitor().get("/"))
    assert strict["script-src"] == strict["style-src"] == strict["default-src"] == ["'self'"]
    assert strict["object-src"] == strict["base-uri"] == strict["frame-ancestors"] == ["'none'"]
    assert strict["form-action"] == ["'self'"]
    writer, desk = editor(), production.visitor()
    desk.send("/accounts/login/", login=str(writer.email), password=PASSWORD)
    desk.send("/accounts/2fa/authenticate/", page="/accounts/2fa/authenticate/", code=code_at(SECRET))
    room = desk.get("/cms/")
    assert room.status_code == 200
    looser = {name for name, sources in _policy(room).items() if sources != strict[name]}
    assert looser == {"script-src", "style-src", "frame-ancestors"}
    assert _policy(desk.get("/")) == strict


def test_plain_http_is_led_to_https(production: Production) -> None:
    answer = production.visitor(**{"X-Forwarded-Proto": "http"}).get("/search/?q=mật+ong")
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(f"https://{HOST}/search/?q=")


def _missing(answer: httpx.Response) -> list[str]:
    headers = answer.headers
    lacks = []
    age = re.match(r"max-age=(\d+)", headers.get("Strict-Transport-Security", ""))
    if not age or int(age.group(1)) < YEAR:
        lacks.append("Strict-Transport-Security")
    if headers.get("X-Content-Type-Options") != "nosniff":
        lacks.append("X-Content-Type-Options")
    if headers.get("Referrer-Policy") not in {"same-origin", "strict-origin", "no-referrer"}:
        lacks.append("Referrer-Policy")
    if headers.get("Cross-Origin-Opener-Policy") != "same-origin":
        lacks.append("Cross-Origin-Opener-Policy")
    if "Content-Security-Policy" not in headers:
        lacks.append("Content-Security-Policy")
    return lacks


def _policy(answer: httpx.Response) -> dict[str, list[str]]:
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def _of_its_owner(production: Production) -> httpx.Response:
    dossier = registration()
    owner = production.visitor()
    owner.sign_in(str(dossier.applicant.phone))
    answer = owner.get(document_url(dossier.documents.get(slot="certificate").document, reader=dossier.applicant))
    assert answer.content.startswith(b"%PDF-")
    return answer


def _too_often(visitor: Visitor) -> httpx.Response:
    """One page more than an address may have in ten minutes."""
    return [visitor.get("/bao-cao/") for _ in range(31)][-1]


def _while_something_is_broken(visitor: Visitor) -> httpx.Response:
    """A page whose table has gone away."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE basket_basket RENAME TO basket_gone")
        try:
            return visitor.send(f"/gio-hang/them/{Offer.objects.get().pk}/", quantity="1")
        finally:
            cursor.execute("ALTER TABLE basket_gone RENAME TO basket_basket")
