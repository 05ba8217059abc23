"""The published page on ranking says what the code does: every weight is explained, and the newest version is written from them."""

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client

from marketplace.language.dates import VIETNAM
from marketplace.rules import publishing
from marketplace.rules.models import PolicyVersion
from marketplace.rules.publishing import policy_files
from search.ranking import weights
from search.ranking.criteria import explained, named_weights
from search.ranking.published import EN, SLUG, VI, text

HOW = "say what it measures in search/ranking/criteria.py, then run `manage.py publish_ranking`"


def test_every_weight_is_explained() -> None:
    assert named_weights() - explained() == set(), HOW
    assert explained() - named_weights() == set()


def test_the_newest_version_says_what_the_code_does() -> None:
    newest = max((file for file in policy_files() if file.slug == SLUG), key=lambda file: file.number)
    assert (newest.text, newest.text_en) == (text(VI), text(EN)), (
        "run `manage.py publish_ranking`: the code ranks otherwise than the page says"
    )


def test_a_weight_without_words_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "PAID_PLACE", 9.0, raising=False)
    assert named_weights() - explained() == {"PAID_PLACE"}


def test_another_weight_is_another_page(monkeypatch: pytest.MonkeyPatch) -> None:
    before = text(VI), text(EN)
    monkeypatch.setattr(weights, "SERVICE_BEST", 1.06)
    assert (text(VI), text(EN)) != before
    monkeypatch.undo()
    monkeypatch.setattr(weights, "GLUED", 3.0)
    assert text(VI).splitlines()[2] == "1. Từ bạn gõ liền nhau được tìm thấy viết rời."


def test_numbers_are_written_as_each_language_writes_them() -> None:
    assert "trong 10 ngày +1,5%" in text(VI)
    assert "within 10 days +1.5%" in text(EN)


def test_certificates_count_once_they_are_checked_and_take_nothing_from_goods_without() -> None:
    assert "mà cán bộ của sàn đã kiểm tra giấy tờ: +1%; sản phẩm OCOP 3 sao +1%, 4 sao +1,5%, 5 sao +2%." in text(VI)
    assert "hàng chưa có chứng nhận không bị trừ" in text(VI)
    assert "an officer of the exchange has checked: +1%; OCOP products 3 stars +1%, 4 stars +1.5%, 5 stars +2%." in text(EN)


def test_a_change_makes_the_next_version_and_keeps_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {file.number: file.text for file in policy_files() if file.slug == SLUG}
    for path in publishing.POLICIES.glob(f"*{SLUG}*"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    for module in (publishing, __import__("search.management.commands.publish_ranking", fromlist=["POLICIES"])):
        monkeypatch.setattr(module, "POLICIES", tmp_path)
    call_command("publish_ranking")
    assert {file.number for file in policy_files()} == set(kept)
    monkeypatch.setattr(weights, "SERVICE_BEST", 1.06)
    call_command("publish_ranking", "--from", "2027-01-01")
    now = {file.number: file.text for file in policy_files()}
    assert now == {**kept, max(kept) + 1: text(VI)}


def test_the_first_version_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = next(publishing.POLICIES.glob(f"*{SLUG}.v1.txt"))
    (tmp_path / first.name).write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(publishing, "POLICIES", tmp_path)
    with pytest.raises(CommandError):
        call_command("publish_ranking", "--again")


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "prefix", "version"), [(VI, "", "Phiên bản"), (EN, "/en", "Version")])
def test_the_page_that_visitors_read_says_what_the_code_does(client: Client, language: int, prefix: str, version: str) -> None:
    newest = max((file for file in policy_files() if file.slug == SLUG), key=lambda file: file.number)
    with time_machine.travel(dt.datetime.combine(newest.effective_from, dt.time(12), tzinfo=VIETNAM)):
        page = plain(client.get(f"{prefix}/chinh-sach/{SLUG}/").content.decode())
    assert f"{version} {newest.number}" in page
    assert "[[" not in page
    paragraphs = re.split(r"\n(?:\n|(?=\d+\. |- ))", text(language))
    said = [re.sub(r"^\d+\. |^- ", "", part).strip() for part in paragraphs if part.strip() and not part.startswith("#")]
    # The values of rules are put in when a version is published.
    pieces = [" ".join(piece.split()) for part in said for piece in re.split(r"\[\[.*?\]\]|\n#+ .*\n|#+ .*\n", part) if piece.strip()]
    assert len(pieces) > 15
    assert [piece for piece in pieces if piece not in page] == []


def plain(html: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.django_db
def test_older_versions_stay(client: Client) -> None:
    assert "Phiên bản 1, hiệu lực từ 01/07/2026" in client.get(f"/chinh-sach/{SLUG}/1/").content.decode()


@pytest.mark.django_db
def test_the_english_text_is_published_with_the_vietnamese() -> None:
    version = PolicyVersion.objects.get(policy__slug=SLUG, number=2)
    assert version.body_en.startswith("## What the order depends on")
