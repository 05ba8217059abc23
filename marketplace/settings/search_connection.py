"""Whether what the environment says about Elasticsearch fits together; asked when settings are read, so that a slip shows at the start."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHA256 = re.compile(r"([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}")


def check_connection(urls: list[str], *, authority: str, fingerprint: str) -> None:
    """Raises ImproperlyConfigured with what to change."""
    for url in urls:
        _check_address(url)
    schemes = {urlsplit(url).scheme for url in urls}
    if len(schemes) > 1:
        raise ImproperlyConfigured("ELASTICSEARCH_URL: all nodes are reached by http, or all by https.")
    if authority and fingerprint:
        raise ImproperlyConfigured("Set ELASTICSEARCH_CA_CERTS or ELASTICSEARCH_FINGERPRINT, not both.")
    if (authority or fingerprint) and schemes == {"http"}:
        raise ImproperlyConfigured(
            "A certificate is named for Elasticsearch, but ELASTICSEARCH_URL begins with http: nothing would check it."
        )
    if authority and not Path(authority).is_file():
        raise ImproperlyConfigured(f"ELASTICSEARCH_CA_CERTS={authority!r}: there is no such file.")
    if fingerprint and not SHA256.fullmatch(fingerprint):
        raise ImproperlyConfigured("ELASTICSEARCH_FINGERPRINT: expected a SHA-256, 64 hexadecimal digits.")


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ImproperlyConfigured(f"ELASTICSEARCH_URL: {url!r} is no address as https://host:9200.")
    if parts.username or parts.password:
        raise ImproperlyConfigured("ELASTICSEARCH_URL: leave name and password out and set ELASTICSEARCH_API_KEY.")
    try:
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"ELASTICSEARCH_URL: {url!r}: {error}.") from error
    if port is None:
        raise ImproperlyConfigured(f"ELASTICSEARCH_URL: {url!r} names no port; Elasticsearch's own is 9200.")
