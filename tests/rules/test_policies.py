import datetime as dt
import re

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.safestring import SafeString

from marketplace.people.models import User
from marketplace.rules.actions.accept_policy import accept_policy
from marketplace.rules.articles import DECREE_248_2026, PRIVACY_POINTS
from marketplace.rules.models import Policy, PolicyVersion, fingerprint
from marketplace.rules.policy_text import draw
from marketplace.rules.publishing import policy_files, publish_files, with_values
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
        for address in re.findall(r"\]\((/[^)]*)\)", version.body):
            assert client.get(address).status_code == 200, address


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
