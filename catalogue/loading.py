"""Brings the categories in the database up to the data file; what officers added stays."""

import csv
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from catalogue.events import CategoryRenamed
from catalogue.models import Category
from marketplace.events import publish

FILE = Path(__file__).resolve().parent / "data" / "categories.csv"


def load_categories() -> tuple[int, int]:
    """Makes missing categories and renames changed ones, by slug; returns (made, changed). May be run as often as one likes."""
    made = changed = 0
    with FILE.open(encoding="utf-8", newline="") as file, transaction.atomic():
        known = {category.slug: category for category in Category.objects.all()}
        for row in csv.DictReader(file, delimiter=";"):
            values = {name: row[name] for name in ("name", "name_en", "icon")}
            category = known.get(row["slug"])
            if category is None:
                known[row["slug"]] = _make(row["slug"], known.get(row["parent"]), values)
                made += 1
            elif any(getattr(category, name) != value for name, value in values.items()):
                Category.objects.filter(pk=category.pk).update(**values)
                if category.name != values["name"]:
                    publish(CategoryRenamed(category_id=category.pk))
                changed += 1
    return made, changed


def _make(slug: str, parent: Category | None, values: dict[str, str]) -> Category:
    fields = {**values, "slug": slug, "is_public": True}
    # Read again: treebeard counts children on the instance it is given.
    add: Callable[..., Category] = Category.objects.get(pk=parent.pk).add_child if parent else Category.add_root
    return add(**fields)
