"""Wagtail's full addresses begin with SITE_URL after a migration, whatever stood there before."""

from typing import Any

import pytest
from django.apps.registry import Apps
from django.core.management import call_command
from wagtail.models import Site

from marketplace.content.models import HomePage
from marketplace.content.site import follow_site_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("url", "begins"),
    [("https://san.example.vn", "https://san.example.vn/"), ("http://localhost:8001", "http://localhost:8001/")],
)
def test_a_migration_lets_the_site_stand_where_the_settings_say(settings: Any, url: str, begins: str) -> None:
    Site.objects.update(hostname="elsewhere.example.vn", port=80)
    settings.SITE_URL = url
    call_command("migrate", verbosity=0)
    home = HomePage.objects.filter(locale__language_code="vi").first()
    assert home is not None
    assert home.full_url == begins
    assert Site.objects.count() == 1


def test_it_waits_where_there_is_no_site_yet() -> None:
    before = list(Site.objects.values())
    follow_site_url(apps=Apps())
    assert list(Site.objects.values()) == before
