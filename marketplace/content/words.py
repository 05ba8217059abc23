"""Wagtail's editor speaks English where its Vietnamese is missing; what editors see on their way is translated here."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

# Said by Wagtail's scripts, which ask the server for their words.
OF_SCRIPTS = (
    gettext_noop("Toggle sidebar"),
    gettext_noop("Main menu"),
    gettext_noop("More actions"),
    gettext_noop("Insert a block"),
    gettext_noop("Toggle section"),
    gettext_noop("Toggle side panel"),
    gettext_noop("Collapse all"),
    gettext_noop("Expand all"),
    gettext_noop("Duplicate"),
    gettext_noop("Search options…"),
    gettext_noop("No results"),
    gettext_noop("(New)"),
)


class EditorsWords(JavaScriptCatalog):
    """The catalogue that Wagtail's scripts ask for, with our words in it."""

    packages = ("wagtail.admin",)

    def get_catalog(self) -> dict[str, Any]:
        """Wagtail's own words, completed."""
        return {**super().get_catalog(), **{word: gettext(word) for word in OF_SCRIPTS}}


def editors_words(request: HttpRequest) -> HttpResponse:
    """In the language that the editor has chosen for the editor's room, as Wagtail's own address answers."""
    answer: HttpResponse = get_localized_response(EditorsWords.as_view(), request)
    return answer
