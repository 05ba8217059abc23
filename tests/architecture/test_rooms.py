"""The folder is the architecture: every room is declared, says what it is for, and stays small."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("marketplace", "catalogue", "sellers", "search")
# Composition and entry points: they know everything or nothing, and no room imports them.
OUTSIDE_THE_LAYERS = {
    "marketplace.settings",
    "marketplace.asgi",
    "marketplace.wsgi",
    "marketplace.reference",
    "marketplace.health",
    "marketplace.failure",
    "marketplace.methods",
    "marketplace.sending",
    "marketplace.sitemap",
    "marketplace.commerce",
}
# Places that the map keeps for rooms that later capabilities bring.
PLANNED: set[str] = set()
# Who may know what the import contracts of these names forbid to every other room.
KNOWN_TO = {
    "stripe": {"marketplace.commerce.payment"},
    "elasticsearch": {"search"},
    "wagtail": {
        "marketplace.content",
        "marketplace.urls",  # gives the editors' rooms their addresses
    },
}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "services", "core", "misc", "lib", "tools", "base", "managers_utils"}
MODULE_LINES = 250
FUNCTION_LINES = 40
# Modules that may be longer, each with its reason.
LONG_MODULES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}


def python_files() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def contract(name: str) -> dict[str, Any]:
    """One of the contracts that `lint-imports` proves."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return dict(next(found for found in contracts if found["id"] == name))


def declared_layers() -> set[str]:
    layers = contract("layers")["layers"]
    return {name.strip().strip("()") for layer in layers for name in layer.replace(":", "|").split("|")}


def rooms() -> set[str]:
    """Every package or module that a layer must name: children of the roots, and of commerce."""
    found = set()
    for package in PACKAGES:
        if package in {"catalogue", "search"}:
            found.add(package)
            continue
        for child in (ROOT / package).iterdir():
            if child.name.startswith("_") or child.name in {"static", "locale"}:
                continue
            if child.suffix == ".py" or (child / "__init__.py").exists():
                found.add(f"{package}.{child.stem}")
    found.update(
        f"marketplace.commerce.{child.name}" for child in (ROOT / "marketplace/commerce").iterdir() if (child / "__init__.py").exists()
    )
    return found


def test_every_room_has_a_declared_layer() -> None:
    assert rooms() - declared_layers() - OUTSIDE_THE_LAYERS == set()


def test_every_declared_layer_is_a_room() -> None:
    assert declared_layers() - rooms() - PLANNED == set()


@pytest.mark.parametrize("name", KNOWN_TO)
def test_what_few_may_know_is_forbidden_to_every_other_room(name: str) -> None:
    """A contract that names a package holds for all of it; commerce is a house of rooms."""
    held = contract(name)["source_modules"]
    free = {room for room in rooms() - {"marketplace.commerce"} if not any(f"{room}.".startswith(f"{one}.") for one in held)}
    assert free == KNOWN_TO[name]


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if path.name == "__init__.py"
        and not {"migrations", "management", "commands", "templatetags"} & set(path.parts)
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_room_is_a_drawer() -> None:
    drawers = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if {part.removesuffix(".py") for part in path.relative_to(ROOT).parts} & DRAWERS
    ]
    # Oscar looks for its order creator under this name; the code stands in creation.py.
    allowed = {"marketplace/settings/base.py", "marketplace/commerce/order/utils.py"}
    assert [path for path in drawers if path not in allowed] == []


def is_exempt(path: Path) -> bool:
    return bool({"migrations", "settings", "data"} & set(path.parts))


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if not is_exempt(path) and (lines := len(path.read_text().splitlines())) > MODULE_LINES
    }
    assert {path: lines for path, lines in long.items() if path not in LONG_MODULES} == {}


def test_functions_stay_small() -> None:
    long = {}
    for path in python_files():
        if is_exempt(path):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LINES:
                long[f"{path.relative_to(ROOT)}:{node.name}"] = (node.end_lineno or 0) - node.lineno + 1
    assert {name: lines for name, lines in long.items() if name not in LONG_FUNCTIONS} == {}


def test_states_are_asked_for_by_name() -> None:
    """Outside lifecycles, models and the querysets beside them nobody compares states."""
    offenders = []
    for path in python_files():
        if path.name in {"lifecycle.py", "models.py", "querysets.py"} or path.parent.name == "models" or is_exempt(path):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Compare):
                names = {getattr(part, "attr", "") for part in [node.left, *node.comparators]}
                owners = {getattr(getattr(part, "value", None), "id", "") for part in [node.left, *node.comparators]}
                if ("state" in names or "status" in names) and any(owner.endswith(("State", "Status")) for owner in owners):
                    offenders.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert offenders == []


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_are_absolute(package: str) -> None:
    relative = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.level > 0
    ]
    assert relative == []
