"""Templates: addresses that exist, and nothing that a strict Content-Security-Policy would refuse."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def names(resolver: URLResolver, prefix: str = "") -> set[str]:
    found: set[str] = set()
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            if entry.name:
                found.add(prefix + entry.name)
        else:
            found |= names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
    return found


def test_templates_link_to_addresses_that_exist() -> None:
    known = names(get_resolver())
    unknown = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in TEMPLATES
        for name in re.findall(r"{%\s*url\s+['\"]([^'\"]+)['\"]", path.read_text())
        if name not in known
    }
    assert unknown == set()


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("inline script", r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)"),
        ("inline style element", r"<style\b"),
        ("style attribute", r"\sstyle="),
        ("event attribute", r"\son[a-z]+="),
        ("hx-on", r"\shx-on"),
        ("another host", r"(?:src|href|action)=[\"']https?://"),
    ],
)
def test_templates_hold_nothing_that_the_policy_refuses(what: str, pattern: str) -> None:
    offenders = [str(path.relative_to(ROOT)) for path in TEMPLATES if "emails" not in path.parts and re.search(pattern, path.read_text())]
    assert offenders == [], what
