"""A production server on the test's database, and a visitor who comes to it as if through the proxy."""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from django.conf import settings as present
from django.db import connection

from deploy.local.checkout import PYTHON, ROOT, child_environment
from deploy.local.databases import database_named
from deploy.local.ports import free_port
from deploy.processes import WEB
from tests.factories.people import PASSWORD

MOST_SECONDS = 60.0
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
HOST = "san.example.vn"


class Visitor:
    """Somebody behind the proxy that speaks HTTPS for the exchange; keeps cookies as a browser would."""

    def __init__(self, url: str, **headers: str) -> None:
        said = {"Host": HOST, "X-Forwarded-Proto": "https", "Origin": f"https://{HOST}", **headers}
        self._client = httpx.Client(base_url=url, headers=said, timeout=30)
        self._cookies: dict[str, str] = {}
        self.set: list[str] = []

    def get(self, path: str) -> httpx.Response:
        return self._ask("GET", path)

    def send(self, path: str, *, page: str = "/accounts/login/", **said: str) -> httpx.Response:
        """Sends a form with the token of a page."""
        token = TOKEN.search(self.get(page).text)
        assert token
        return self._ask("POST", path, data={"csrfmiddlewaretoken": token.group(1), **said})

    def post(self, path: str, **said: str) -> httpx.Response:
        """Sends a form without a token."""
        return self._ask("POST", path, data=said)

    def sign_in(self, login: str) -> None:
        """As somebody who has a password."""
        assert self.send("/accounts/login/", login=login, password=PASSWORD).status_code == 302

    def break_off(self, path: str, *, said: dict[str, str], lost: int) -> str:
        """Announces a whole form and sends it without its last `lost` bytes; gives what the server says to that."""
        token = TOKEN.search(self.get(path).text)
        assert token
        form = self._client.build_request("POST", path, data={"csrfmiddlewaretoken": token.group(1), **said}, files={"photos": b""})
        body = form.read()
        headers = {**form.headers, "cookie": self._cookie(), "connection": "close"}
        head = f"POST {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
        with socket.create_connection((self._client.base_url.host, self._client.base_url.port), timeout=30) as line:
            line.sendall(head.encode() + body[:-lost])
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65_536), b"")).decode()

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self._cookies.items())

    def _ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        answer = self._client.request(method, path, headers={"Cookie": self._cookie()}, **options)
        for line in answer.headers.get_list("Set-Cookie"):
            name, _, rest = line.partition("=")
            self._cookies[name] = rest.partition(";")[0]
            self.set.append(line)
        return answer


@dataclass
class Production:
    """A production server."""

    url: str

    def visitor(self, **headers: str) -> Visitor:
        return Visitor(self.url, **headers)


@contextmanager
def serving(application: str = WEB[1]) -> Iterator[Production]:
    """gunicorn with the production settings on the test's database."""
    port = free_port()
    environment = child_environment(
        DATABASE_URL=database_named(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"])),
        DJANGO_SETTINGS_MODULE="tests.security.production_settings",
        ALLOWED_HOSTS=HOST,
        SITE_URL=f"https://{HOST}",
        SECRET_KEY=present.SECRET_KEY,
        PERSONAL_ID_KEYS=",".join(present.PERSONAL_ID_KEYS),
        PERSONAL_ID_HASH_KEY=present.PERSONAL_ID_HASH_KEY,
        ELASTICSEARCH_URL="",
        EMAIL_URL="none",
        SMS_URL="none",
        MEDIA_ROOT=str(present.MEDIA_ROOT),
        PRIVATE_MEDIA_ROOT=str(present.PRIVATE_MEDIA_ROOT),
        TRUSTED_PROXY_COUNT="1",
        WEB_WORKERS="1",
        PORT=str(port),
    )
    process = subprocess.Popen([str(PYTHON.with_name(WEB[0])), application, *WEB[2:]], cwd=ROOT, env=environment)
    made = Production(f"http://127.0.0.1:{port}")
    try:
        _wait_for(made)
        yield made
    finally:
        process.terminate()
        process.wait()


def _wait_for(made: Production) -> None:
    deadline = time.monotonic() + MOST_SECONDS
    while time.monotonic() < deadline:
        try:
            if made.visitor().get("/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the production server does not answer")
