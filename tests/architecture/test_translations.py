"""Everything a visitor can read has a Vietnamese translation."""

import re
from pathlib import Path

import pytest

from marketplace.language.catalogues import merge
from marketplace.language.extraction import msgids_in, used_msgids

ROOT = Path(__file__).resolve().parents[2]
FRAGMENTS = ROOT / "marketplace" / "locale" / "fragments"


def test_every_text_of_ours_has_a_translation() -> None:
    translated = merge(FRAGMENTS.glob("*.po")).came_from
    missing = sorted(f"{where}: {msgid}" for (context, msgid), where in used_msgids(ROOT).items() if (context, msgid) not in translated)
    assert missing == []


def test_no_entry_is_empty_doubtful_contradictory_or_with_other_placeholders() -> None:
    assert [str(problem) for problem in merge(FRAGMENTS.glob("*.po")).problems] == []


def test_goods_are_spelt_alike_in_every_room() -> None:
    spelt = {word for path in FRAGMENTS.glob("*.po") for word in re.findall(r"\bh(?:oá|óa)\b", path.read_text(encoding="utf-8").lower())}
    assert spelt == {"hoá"}


@pytest.mark.parametrize(
    ("fragment", "fault"),
    [
        ('msgid "A"\nmsgstr ""\n', "without a translation"),
        ('#, fuzzy\nmsgid "A"\nmsgstr "B"\n', "marked fuzzy"),
        ('msgid "%(count)d of %(all)d"\nmsgstr "%(count)d"\n', "has other placeholders in its translation"),
        ('msgid "{n} choices"\nmsgstr "{m} lựa chọn"\n', "has other placeholders in its translation"),
        ('msgid "1 day"\nmsgid_plural "%(count)d days"\nmsgstr[0] "một ngày"\n', "has other placeholders in its translation"),
    ],
)
def test_a_faulty_entry_is_named_and_left_out(tmp_path: Path, fragment: str, fault: str) -> None:
    (tmp_path / "room.po").write_text(fragment)
    merged = merge(tmp_path.glob("*.po"))
    assert [problem.what for problem in merged.problems] == [fault]
    assert merged.came_from == {}


def test_two_rooms_may_say_the_same_but_not_different_things(tmp_path: Path) -> None:
    (tmp_path / "one.po").write_text('msgid "Save"\nmsgstr "Lưu"\n')
    (tmp_path / "two.po").write_text('msgid "Save"\nmsgstr "Lưu"\n')
    assert merge(tmp_path.glob("*.po")).problems == []
    (tmp_path / "two.po").write_text('msgid "Save"\nmsgstr "Ghi lại"\n')
    assert [problem.what for problem in merge(tmp_path.glob("*.po")).problems] == ["translated otherwise in one.po"]


def test_texts_are_found_in_templates_and_python(tmp_path: Path) -> None:
    template = tmp_path / "page.html"
    template.write_text(
        '{% load i18n %}\n  {% translate \'One\' %} it\'s "quoted" (\n{{ x|default:_("Four") }}'
        "{% blocktranslate count n=n %}{{ n }} two{% plural %}{{ n }} twos{% endblocktranslate %}"
        '{% translate "Three" context "kind" %}'
    )
    module = tmp_path / "room.py"
    module.write_text('_("Five")\npgettext_lazy("where", "Six")\nngettext("%(n)d seven", "%(n)d sevens", 2)\n')
    assert set(msgids_in(template)) == {(None, "One"), (None, "%(n)s two"), ("kind", "Three"), (None, "Four")}
    assert set(msgids_in(module)) == {(None, "Five"), ("where", "Six"), (None, "%(n)d seven")}
