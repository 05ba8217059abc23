"""What every page loads stays small and comes from this host."""

import gzip
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "marketplace" / "static"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
CSS_BUDGET = 50 * 1024
JS_BUDGET = 30 * 1024


def zipped(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def test_style_sheets_and_scripts_keep_to_their_budgets() -> None:
    assert zipped(*STATIC.glob("css/*.css")) < CSS_BUDGET
    assert zipped(*STATIC.glob("js/*.js")) < JS_BUDGET


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js"), *STATIC.glob("img/*.svg")]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert not re.search(r"https?://|url\(\s*[\"']?//|@import", text), path.name


def test_every_picture_the_style_sheet_names_is_there() -> None:
    for sheet in STATIC.glob("css/*.css"):
        for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / name).resolve().is_file(), name


def test_every_icon_that_pages_name_is_drawn() -> None:
    drawn = {symbol.get("id") for symbol in ET.parse(STATIC / "img" / "icons.svg").getroot().iter("{http://www.w3.org/2000/svg}symbol")}
    for path in TEMPLATES.rglob("*.html"):
        named = set(re.findall(r'{% icon "([^"]+)"', path.read_text(encoding="utf-8")))
        assert named <= drawn, f"{path.name}: {named - drawn}"


def test_both_schemes_name_every_colour_pair_with_enough_contrast() -> None:
    sheet = (STATIC / "css" / "exchange.css").read_text(encoding="utf-8")
    light, dark = (_tokens(part) for part in sheet.split("prefers-color-scheme: dark", 1)[:2])
    pairs = [("ink", "paper"), ("muted", "paper"), ("muted", "sunken"), ("leaf", "paper"), ("on-leaf", "leaf"), ("on-sun", "sun")]
    pairs += [("dusk", "paper"), ("dusk", "dusk-soft"), ("chilli", "chilli-soft"), ("warn", "warn-soft"), ("leaf", "leaf-soft")]
    for scheme in (light, {**light, **dark}):
        for front, back in pairs:
            assert _contrast(scheme[front], scheme[back]) >= 4.5, (front, back)
        assert _contrast(scheme["control"], scheme["paper"]) >= 3
        assert _contrast(scheme["ring"], scheme["paper"]) >= 3


def _tokens(part: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in re.findall(r"--([a-z-]+): (#[0-9A-Fa-f]{6});", part):
        found.setdefault(name, value)
    return found


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
