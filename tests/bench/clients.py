"""What one client does, again and again: each class is one kind of work, each call of `once` one unit of it."""

import http.client
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import cycle
from urllib.parse import urlencode, urlsplit

HIDDEN = re.compile(rb'<input type="hidden" name="(terms|ticket|csrfmiddlewaretoken)" value="([^"]*)"')
WAYS = re.compile(rb'name="(way_\d+)"')
PHONE = "0912345678"


class Failed(Exception):
    """The exchange answered otherwise than it should."""


@dataclass
class Visitor:
    """A browser without a screen: one connection, kept open where the server keeps it, and its cookies."""

    base: str
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, form: Mapping[str, str] | None = None, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body; redirects are not followed."""
        sent = {"Host": "localhost", "Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in self.cookies.items()), **headers}
        body = None
        if form is not None:
            body, sent["Content-Type"] = urlencode(form), "application/x-www-form-urlencoded"
        for attempt in (1, 2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=30)
            try:
                self.connection.request(method, path, body, sent)
                response = self.connection.getresponse()
                content = response.read()
                break
            except (http.client.HTTPException, ConnectionError):
                self.connection.close()
                self.connection = None
                if attempt == 2:
                    raise
        for value in response.headers.get_all("Set-Cookie") or []:
            self.cookies.load(value)
        return response.status, response.headers, content

    def get(self, path: str, **headers: str) -> bytes:
        """The body of a page that is there."""
        status, _headers, content = self.ask("GET", path, **headers)
        if status != 200:
            raise Failed(f"GET {path}: {status}")
        return content

    def token(self) -> str:
        """The token that forms carry."""
        if "csrftoken" not in self.cookies:
            self.get("/gio-hang/")
            self.get("/accounts/login/")
        return self.cookies["csrftoken"].value


class Reading:
    """Asks for one page, or for several in turn."""

    def __init__(self, base: str, *paths: str) -> None:
        self.visitor, self.paths = Visitor(base), cycle(paths)

    def once(self) -> None:
        self.visitor.get(next(self.paths))


class Direct:
    """Sends the search page's request to Elasticsearch, without our code."""

    def __init__(self, url: str, alias: str, bodies: Sequence[Mapping[str, object]]) -> None:
        self.visitor = Visitor(url)
        if len(bodies) == 1:
            self.path, self.body = f"/{alias}/_search", json.dumps(bodies[0])
        else:
            self.path, self.body = f"/{alias}/_msearch", "".join(f"{{}}\n{json.dumps(body)}\n" for body in bodies)

    def once(self) -> None:
        visitor = self.visitor
        if visitor.connection is None:
            visitor.connection = http.client.HTTPConnection(urlsplit(visitor.base).netloc, timeout=30)
        visitor.connection.request("POST", self.path, self.body, {"Content-Type": "application/json"})
        response = visitor.connection.getresponse()
        json.loads(response.read())
        if response.status != 200:
            raise Failed(f"direct: {response.status}")


class Adding:
    """Puts goods into a basket."""

    def __init__(self, base: str, offers: list[int]) -> None:
        self.visitor, self.offers, self.turn = Visitor(base), offers, 0

    def once(self) -> None:
        self.turn += 1
        offer = self.offers[self.turn % len(self.offers)]
        status, _headers, _body = self.visitor.ask(
            "POST", f"/gio-hang/them/{offer}/", {"csrfmiddlewaretoken": self.visitor.token(), "quantity": "1"}, Referer="http://localhost/"
        )
        if status not in {200, 302, 303}:
            raise Failed(f"add: {status}")


class Purchasing:
    """A whole purchase from two sellers: two goods into a new basket, the checkout page, the button."""

    def __init__(self, base: str, pairs: list[tuple[int, int]], commune: str) -> None:
        self.base, self.pairs, self.commune, self.turn = base, pairs, commune, 0
        # Of each purchase: all four requests, and the last one alone.
        self.queries: list[tuple[int, int]] = []

    def once(self) -> None:
        self.turn += 1
        visitor = Visitor(self.base)
        token = visitor.token()
        counted = {"Referer": "http://localhost/", "X-Count-Queries": "1"}
        form = {"csrfmiddlewaretoken": token, "quantity": "5"}
        pair = self.pairs[self.turn % len(self.pairs)]
        before = [visitor.ask("POST", f"/gio-hang/them/{offer}/", form, **counted)[1] for offer in pair]
        _status, headers, page = visitor.ask("GET", "/thanh-toan/", **counted)
        before.append(headers)
        form = {name.decode(): value.decode().replace("&quot;", '"') for name, value in HIDDEN.findall(page)}
        form |= {name.decode(): "delivery" for name in WAYS.findall(page)}
        form |= {"phone": PHONE, "name": "Người mua đo tốc độ", "street": "Số 1, đường Thử", "commune": self.commune}
        status, headers, body = visitor.ask("POST", "/thanh-toan/", form, **counted)
        if status != 302 or "/don-hang/" not in headers.get("Location", ""):
            raise Failed(f"purchase: {status} {re.findall(rb'field__errors.*?</ul>', body, re.S)[:3]!r}")
        placing = int(headers["X-Queries"])
        self.queries.append((placing + sum(int(each["X-Queries"]) for each in before), placing))
