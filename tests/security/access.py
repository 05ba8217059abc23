"""Reads the reviewed tables of who may open what, and the addresses that exist."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

FOLDER = Path(__file__).resolve().parent / "access"
ROLES = ("anonymous", "buyer", "other_buyer", "owner", "staff", "other_seller", "officer", "editor", "superuser")
METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Row:
    """What one address answers to each role, for one method."""

    room: str
    name: str
    method: str
    path: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.room} {self.method} {self.name} {self.path}"


def rows() -> list[Row]:
    """All rows of all rooms."""
    found = []
    for file in sorted(FOLDER.glob("*.csv")):
        with file.open(newline="", encoding="utf-8") as handle:
            for line in csv.DictReader(handle):
                expected = {role: (line[role] or "").strip() for role in ROLES}
                found.append(Row(file.stem, line["name"].strip(), line["method"].strip(), line["path"].strip(), expected))
    return found


@dataclass(frozen=True)
class Address:
    """One pattern of the URL configuration."""

    name: str
    route: str


def addresses() -> Iterator[Address]:
    """Every pattern of the exchange and of the libraries it mounts."""
    yield from _below(get_resolver(), "", "/")


def _below(resolver: URLResolver, namespace: str, route: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Address(f"{namespace}{entry.name or ''}", here)
        else:
            yield from _below(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace, here)
