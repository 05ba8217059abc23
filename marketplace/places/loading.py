"""Fills the tables of places from the files in data/; used by the first data migration and by load_places."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps.registry import Apps

from marketplace.language.folding import fold
from marketplace.language.ordering import sort_key
from marketplace.places.keys import place_key

DATA = Path(__file__).parent / "data"
BATCH = 2_000
KIND_LETTERS = {"phuong": "P", "xa": "X", "dac-khu": "DK"}


def load_places(apps: Apps) -> dict[str, int]:
    """Writes every province, commune and former name; rows that stand are brought up to date. `apps` as in a migration."""
    formerly = {row["code"]: row["formerly"].split("|") for row in rows("provinces.csv")}
    written = {
        "provinces": _write_provinces(apps.get_model("places", "Province")),
        "communes": _write_communes(apps.get_model("places", "Commune"), formerly),
    }
    alias_model = apps.get_model("places", "PlaceAlias")
    alias_model.objects.all().delete()
    aliases = [
        alias_model(commune_id=row["code"], kind=kind, name=name, key=place_key(name))
        for row in rows("communes.csv")
        for kind, name in former_names(row)
    ]
    alias_model.objects.bulk_create(aliases, batch_size=BATCH)
    return {**written, "former names": len(aliases)}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def former_names(commune: dict[str, str]) -> Iterator[tuple[str, str]]:
    """ "P Gia Bình|H Gò Dầu" -> ("P", "Gia Bình"), ("H", "Gò Dầu")"""
    for former in filter(None, commune["formerly"].split("|")):
        kind, _, name = former.partition(" ")
        yield kind, name


def search_text(commune: dict[str, str], provinces: list[str]) -> str:
    """Names as ";<letter> <key>": N its own, P X TT H TX TP Q former ones, T provinces. A space precedes every word."""
    segments = [("N", commune["name"]), *former_names(commune), *(("T", name) for name in provinces)]
    found = dict.fromkeys(f"{letter} {place_key(name)}" for letter, name in segments if name)
    return f"{KIND_LETTERS[commune['kind']]};{';'.join(found)}"


def _write_provinces(model: type[Any]) -> int:
    provinces = [
        model(code=row["code"], kind=row["kind"], name=row["name"], sort_key=sort_key(row["name"])) for row in rows("provinces.csv")
    ]
    model.objects.bulk_create(provinces, update_conflicts=True, unique_fields=["code"], update_fields=["kind", "name", "sort_key"])
    return len(provinces)


def _write_communes(model: type[Any], formerly: dict[str, list[str]]) -> int:
    names = {row["code"]: row["name"] for row in rows("provinces.csv")}
    # Where the former province of each commune is known, the commune's own row names it.
    known = {row["province"] for row in rows("communes.csv") if "|T " in f"|{row['formerly']}"}
    communes = []
    for row in rows("communes.csv"):
        province = row["province"]
        provinces = [names[province], *([] if province in known else formerly[province])]
        communes.append(
            model(
                code=row["code"],
                province_id=province,
                kind=row["kind"],
                name=row["name"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
                folded=fold(row["name"]),
                sort_key=sort_key(row["name"]),
                search_text=search_text(row, provinces),
            )
        )
    fields = ["province", "kind", "name", "latitude", "longitude", "folded", "sort_key", "search_text"]
    model.objects.bulk_create(communes, batch_size=BATCH, update_conflicts=True, unique_fields=["code"], update_fields=fields)
    return len(communes)
