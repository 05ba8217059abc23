import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.utils.safestring import SafeString

from marketplace.people.models import User
from marketplace.rules.actions.accept_policy import accept_policy
from marketplace.rules.articles import DECREE_248_2026, PRIVACY_POINTS
from marketplace.rules.models import Policy, PolicyVersion, fingerprint
from marketplace.rules.policy_text import LINK, OWNER, beside, draw, headings
from marketplace.rules.publishing import RULE_IN_TEXT, PolicyFile, policy_files, publish_files, with_values
from marketplace.rules.selectors import has_accepted, policy_in_force
from tests.factories.policies import new_version

pytestmark = pytest.mark.django_db

SLUGS = [
    "quy-che-hoat-dong",
    "chinh-sach-bao-mat",
    "quyen-nghia-vu",
    "khieu-nai",
    "chinh-sach-gia",
    "thanh-toan",
    "giao-hang",
    "doi-tra",
    "xep-hang-hien-thi",
    "hang-cam",
]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_policy_is_public_in_both_languages(client: Client, slug: str) -> None:
    page = client.get(f"/chinh-sach/{slug}/").content.decode()
    policy = Policy.objects.get(slug=slug)
    assert f"<h1>{policy.title}</h1>" in page
    assert "Phiên bản 1, hiệu lực từ 01/07/2026" in page
    assert "[[" not in page
    assert "{{" not in page
    english = client.get(f"/en/chinh-sach/{slug}/").content.decode()
    assert f"<h1>{policy.title_en}</h1>" in english
    assert "Summary in English" in english
    assert "The Vietnamese text below is the one that binds." in english
    assert "[[" not in english
    assert "{{" not in english


@pytest.mark.parametrize("article", range(4, 17))
def test_every_article_of_decree_248_from_4_to_16_has_its_place(client: Client, article: int) -> None:
    slug, anchor = DECREE_248_2026[article]
    page = client.get(f"/chinh-sach/{slug}/").content.decode()
    assert f'id="{anchor}"' in page


def test_the_eight_points_on_personal_data_are_all_there(client: Client) -> None:
    page = client.get("/chinh-sach/chinh-sach-bao-mat/").content.decode()
    assert [point for point in PRIVACY_POINTS if f'id="{point}"' not in page] == []


def test_who_owns_the_platform_is_named_and_marked_as_demonstration(client: Client) -> None:
    page = client.get("/chinh-sach/quy-che-hoat-dong/").content.decode()
    assert "Người đại diện theo pháp luật" in page
    assert "dữ liệu minh hoạ" in page


def test_what_the_texts_promise_is_what_the_rules_say() -> None:
    for file in policy_files():
        version = PolicyVersion.objects.get(policy__slug=file.slug, number=file.number)
        if version.pk == policy_in_force(file.slug).pk:
            assert version.body == with_values(apps, file, file.text), f"publish a new version of {file.slug}"


def test_links_in_the_texts_lead_somewhere(client: Client) -> None:
    for version in PolicyVersion.objects.all():
        for address in re.findall(r"\]\((/[^)]*)\)", version.body + version.body_en):
            assert client.get(address).status_code == 200, address


def shape(text: str) -> list[str]:
    """Headings, paragraphs, points, rows and cells in their order, without their words."""
    return re.findall(r"<(\w+)", draw(text, owner=SafeString("<dl></dl>")))


def facts(section: str) -> Counter[str]:
    """What no language writes otherwise: rules, figures and numbers of laws, however their thousands are parted."""
    figures = re.findall(r"\d+(?:[.,/]\d+)*", re.sub(r"\{#.+\}", "", RULE_IN_TEXT.sub("", section)))
    return Counter(RULE_IN_TEXT.findall(section) + [re.sub(r"[.,]", "", figure) for figure in figures])


def differences(file: PolicyFile) -> list[str]:
    """In what the English text of a file says something else than the Vietnamese."""
    pairs = list(zip(file.text.split("\n## "), file.text_en.split("\n## "), strict=False))
    wrong = ["shape"] if shape(file.text) != shape(file.text_en) else []
    wrong += [f"facts of section {i}" for i, (vietnamese, english) in enumerate(pairs) if facts(vietnamese) != facts(english)]
    links = [[found["address"] for found in LINK.finditer(text)] for text in (file.text, file.text_en)]
    return wrong + (["links"] if [f"/en{address}" for address in links[0]] != links[1] else [])


@pytest.mark.parametrize("file", policy_files(), ids=lambda file: f"{file.slug}.v{file.number}")
def test_english_says_as_much_as_vietnamese(file: PolicyFile) -> None:
    assert differences(file) == []


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("\n## Who may sell\n", "\n", "shape"),
        ("3. The result is approval, or rejection with the reason.", "The result is approval.", "shape"),
        ("[[offers.moderation_hours]]", "24", "facts of section 4"),
        ("[[offers.moderation_hours]]", "[[orders.confirm_hours]]", "facts of section 4"),
        ("122/2025/QH15", "122/2024/QH15", "facts of section 9"),
        (OWNER, "", "shape"),
        ("(/en/chinh-sach/hang-cam/)", "(/chinh-sach/hang-cam/)", "links"),
    ],
)
def test_what_only_one_language_says_is_noticed(old: str, new: str, wrong: str) -> None:
    file = next(file for file in policy_files() if file.slug == "quy-che-hoat-dong")
    assert old in file.text_en
    assert wrong in differences(replace(file, text_en=file.text_en.replace(old, new, 1)))


def test_every_version_is_published_with_its_english() -> None:
    for file in policy_files():
        version = PolicyVersion.objects.get(policy__slug=file.slug, number=file.number)
        assert version.body_en == with_values(apps, file, file.text_en), version


def test_a_version_published_without_english_gets_it_and_stays_the_same() -> None:
    version = policy_in_force("khieu-nai")
    english, body, sha256, published_at = version.body_en, version.body, version.sha256, version.published_at
    PolicyVersion.objects.filter(pk=version.pk).update(body_en="")
    call_command("load_rules", stdout=StringIO())
    version.refresh_from_db()
    assert (version.body_en, version.body, version.sha256, version.published_at) == (english, body, sha256, published_at)
    assert english.startswith("## Complaints and disputes")


def test_a_text_that_is_not_the_files_does_not_get_its_english() -> None:
    version = policy_in_force("khieu-nai")
    PolicyVersion.objects.filter(pk=version.pk).update(body_en="", body="## Khác {#khac}\n")
    publish_files(apps)
    version.refresh_from_db()
    assert version.body_en == ""


def test_both_texts_stand_on_the_english_page_and_the_contents_lead_into_the_english(client: Client) -> None:
    page = client.get("/en/chinh-sach/khieu-nai/").content.decode()
    assert page.count('id="thoi-han"') == page.count('id="en-thoi-han"') == 1
    assert '<a href="#en-thoi-han">Time limits</a>' in page
    assert '<h2 id="en-thoi-han">Time limits</h2>' in page
    assert page.index("Time limits</h2>") < page.index('id="tieng-viet"') < page.index("Thời hạn</h2>")
    vietnamese = client.get("/chinh-sach/khieu-nai/").content.decode()
    assert '<a href="#thoi-han">Thời hạn</a>' in vietnamese
    assert "Time limits" not in vietnamese
    assert 'id="tieng-viet"' not in vietnamese


def test_a_version_without_english_shows_its_summary_and_the_vietnamese_contents(client: Client) -> None:
    PolicyVersion.objects.filter(policy__slug="khieu-nai").update(body_en="")
    page = client.get("/en/chinh-sach/khieu-nai/").content.decode()
    assert "How to complain online" in page
    assert '<a href="#thoi-han">Thời hạn</a>' in page


def test_the_list_names_every_policy_once(client: Client) -> None:
    page = client.get("/chinh-sach/").content.decode()
    assert all(page.count(f'<a href="/chinh-sach/{slug}/"><strong>') == 1 for slug in SLUGS)


def test_a_new_version_counts_from_its_day_and_the_old_one_stays_readable(client: Client) -> None:
    new_version("khieu-nai", dt.date(2027, 1, 1))
    with time_machine.travel(dt.datetime(2026, 12, 31, 16, 59, tzinfo=dt.UTC)):
        assert "Điều mới" not in client.get("/chinh-sach/khieu-nai/").content.decode()
    with time_machine.travel(dt.datetime(2026, 12, 31, 17, 0, tzinfo=dt.UTC)):
        assert "Điều mới" in client.get("/chinh-sach/khieu-nai/").content.decode()
        old = client.get("/chinh-sach/khieu-nai/1/").content.decode()
    assert "Kênh tiếp nhận" in old
    assert "Đây không phải phiên bản đang có hiệu lực." in old


def test_a_published_text_cannot_be_changed() -> None:
    version = policy_in_force("doi-tra")
    before = version.sha256
    version.body += "Thêm."
    with pytest.raises(ValidationError):
        version.save()
    version.refresh_from_db()
    assert version.sha256 == before == fingerprint(version.body)


def test_publishing_again_makes_no_new_version() -> None:
    assert publish_files(apps) == 0


def test_a_person_accepts_a_version_once_and_a_newer_one_asks_again() -> None:
    person = User.objects.create_user(phone="+84912345678")
    version = policy_in_force("quy-che-hoat-dong")
    assert not has_accepted(person, version)
    first = accept_policy(version, by=person, ip="198.51.100.7")
    assert accept_policy(version, by=person, ip="203.0.113.9") == first
    assert (first.ip, has_accepted(person, version)) == ("198.51.100.7", True)
    assert not has_accepted(person, new_version("quy-che-hoat-dong", dt.date(2026, 1, 1)))


def test_an_unknown_policy_or_version_is_not_found(client: Client) -> None:
    assert client.get("/chinh-sach/khong-co/").status_code == 404
    assert client.get("/chinh-sach/khieu-nai/99/").status_code == 404


class TestDrawing:
    @pytest.mark.parametrize(
        "text",
        [
            "<script>alert(1)</script>",
            "## <img src=x onerror=alert(1)> {#a}",
            "- <b>x</b>",
            "| <i>a</i> | b |\n| <i>c</i> | d |",
            "[x](javascript:alert(1))",
            '[x](/a/"onclick=alert(1))',
            "1. <svg>",
        ],
    )
    def test_nothing_in_a_text_becomes_markup(self, text: str) -> None:
        drawn = draw(text, owner=SafeString(""))
        assert not re.search(r"<(script|img|b|i|svg)\b|href=\"javascript|onclick=\"", drawn)

    def test_headings_lists_tables_and_links_are_drawn(self) -> None:
        drawn = draw("## A {#a}\nmột\nhai\n\n- x\n- y\n\n1. z\n\n| h | i |\n| j | [k](/l/) |\n{{owner}}\n", owner=SafeString("<dl></dl>"))
        assert '<h2 id="a">A</h2>' in drawn
        assert "<p>một hai</p>" in drawn
        assert "<ul><li>x</li><li>y</li></ul>" in drawn
        assert "<ol><li>z</li></ol>" in drawn
        assert '<th scope="row">j</th><td><a href="/l/">k</a></td>' in drawn
        assert "<dl></dl>" in drawn

    def test_a_translation_gets_the_anchors_of_its_text_by_their_order(self) -> None:
        anchored = beside("## One\nwords\n## Two\n## Three", "## Một {#mot}\n## Hai {#hai}")
        assert headings(anchored) == [("en-mot", "One"), ("en-hai", "Two")]
        assert anchored.endswith("## Three")
