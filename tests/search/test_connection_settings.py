"""What the environment says about Elasticsearch is checked when settings are read."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from marketplace.settings.environment import env
from marketplace.settings.search_connection import check_connection

FINGERPRINT = "ab" * 32


@pytest.mark.parametrize(
    ("urls", "options", "said"),
    [
        (["elasticsearch:9200"], {}, "is no address"),
        (["http://elasticsearch"], {}, "names no port"),
        (["http://elasticsearch:port"], {}, "port"),
        (["https://elastic:secret@elasticsearch:9200"], {}, "leave name and password out"),
        (["https://one:9200", "http://two:9200"], {}, "all nodes"),
        (["http://one:9200"], {"fingerprint": FINGERPRINT}, "nothing would check it"),
        (["https://one:9200"], {"fingerprint": "abc"}, "64 hexadecimal digits"),
        (["https://one:9200"], {"authority": "/nowhere/ca.crt"}, "no such file"),
        (["https://one:9200"], {"authority": __file__, "fingerprint": FINGERPRINT}, "not both"),
    ],
)
def test_a_slip_is_named(urls: list[str], options: dict[str, str], said: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=said):
        check_connection(urls, **{"authority": "", "fingerprint": "", **options})


def test_no_password_is_told() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        check_connection(["https://elastic:secret@elasticsearch:9200"], authority="", fingerprint="")
    assert "secret" not in str(refused.value)


def test_what_fits_together_passes(tmp_path: Path) -> None:
    authority = tmp_path / "ca.crt"
    authority.write_text("a certificate")
    nodes = ["https://one:9200", "https://two:9200", "https://three:9200"]
    check_connection([], authority="", fingerprint="")
    check_connection(nodes, authority=str(authority), fingerprint="")
    check_connection(nodes, authority="", fingerprint=":".join(["AB"] * 32))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ELASTICSEARCH_SHARDS", "0"),
        ("ELASTICSEARCH_SHARDS", "many"),
        ("ELASTICSEARCH_REPLICAS", "-1"),
        ("ELASTICSEARCH_REPLICAS", "6"),
        ("ELASTICSEARCH_REFRESH_INTERVAL", "-1"),
        ("ELASTICSEARCH_REFRESH_INTERVAL", "0s"),
        ("ELASTICSEARCH_REFRESH_INTERVAL", "1 hour"),
    ],
)
def test_numbers_out_of_reason_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        env(name)
