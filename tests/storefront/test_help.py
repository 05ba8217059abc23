"""The help page answers what newcomers ask, with the figures of the rules in force."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.rules.models import RuleValue
from marketplace.storefront.help import CHAPTERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/tro-giup/", "/en/tro-giup/"])
def test_every_chapter_can_be_linked_to(client: Client, address: str) -> None:
    text = client.get(address).content.decode()
    for anchor, _heading in CHAPTERS:
        assert f'href="#{anchor}"' in text
        assert f'id="{anchor}"' in text


def test_figures_are_those_of_the_rules(client: Client) -> None:
    RuleValue.objects.filter(key="reports.answer_days").update(value=17)
    assert "17 ngày làm việc" in client.get("/tro-giup/").content.decode()


def test_every_link_of_the_page_leads_somewhere(client: Client) -> None:
    text = client.get("/tro-giup/").content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    links = set(re.findall(r'href="(/[^"#]*)"', main))
    assert reverse("registration_start") in links
    for link in links:
        assert client.get(link).status_code in {200, 302}, link


def test_every_page_leads_to_help(client: Client) -> None:
    assert f'href="{reverse("help")}"' in client.get("/").content.decode()
