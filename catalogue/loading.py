"""Fills the categories from data/. What superusers changed or added since stays: only missing ones are made."""

import csv
from pathlib import Path
from typing import Any

from django.apps.registry import Apps

from catalogue.models import Category

FILE = Path(__file__).resolve().parent / "data" / "categories.csv"


def load_categories(apps: Apps) -> int:
    """Makes those whose slugs nobody has, each below its parent and after its neighbours; returns how many. `apps` as in a migration."""
    model: type[Any] = apps.get_model("catalogue", "Category")
    known = {category.slug: category for category in model.objects.all()}
    missing = [row for row in rows() if row["slug"] not in known]
    for row in missing:
        values = {name: row[name] for name in ("slug", "name", "name_en", "icon")}
        known[row["slug"]] = _add(model, known.get(row["parent"]), values)
    return len(missing)


def rows() -> list[dict[str, str]]:
    """The rows of the file; parents stand before what is below them."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _add(model: type[Any], parent: Any | None, values: dict[str, str]) -> Any:
    """Treebeard's `add_child` and `add_root` by hand: a migration's models have none of its methods."""
    tree: Any = Category
    above, depth = (parent.path, parent.depth + 1) if parent else ("", 1)
    last = model.objects.filter(path__startswith=above, depth=depth).order_by("path").last()
    step = tree._str2int(last.path[-tree.steplen :]) + 1 if last else 1
    made = model.objects.create(
        path=tree._get_path(above, depth, step),
        depth=depth,
        ancestors_are_public=parent is None or (parent.is_public and parent.ancestors_are_public),
        **values,
    )
    if parent:
        parent.numchild += 1
        parent.save(update_fields=["numchild"])
    return made
