"""Wagtail's pages."""

from wagtail.models import Page


class HomePage(Page):
    """The front page of the exchange."""

    max_count = 1
