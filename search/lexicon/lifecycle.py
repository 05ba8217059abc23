"""What can happen to words that officers add to the lexicon."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles import Lifecycle


class WordsState(models.TextChoices):
    """States of added words."""

    DRAFT = "draft", _("Being tried")
    PUBLISHED = "published", _("Used in searches")
    RETRACTED = "retracted", _("Taken back")


WORDS = Lifecycle(
    name="added words",
    states=WordsState,
    initial=WordsState.DRAFT,
    table={
        WordsState.DRAFT: {"publish": WordsState.PUBLISHED, "retract": WordsState.RETRACTED},
        WordsState.PUBLISHED: {"retract": WordsState.RETRACTED},
        WordsState.RETRACTED: {"publish": WordsState.PUBLISHED},
    },
)
