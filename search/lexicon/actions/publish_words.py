"""An officer puts words in force."""

from marketplace.lifecycles import transition
from marketplace.people.models import User
from search.lexicon.actions.draft_words import check
from search.lexicon.additions import lexicon_with
from search.models import AddedWords


def publish_words(words: AddedWords, *, by: User, reason: str = "") -> AddedWords:
    """All processes use them within a minute. Raises WordsRefused when the checks, asked again, find something."""
    with transition(words, "publish", by=by, may=lambda person, _words: person.is_officer, reason=reason or words.note):
        check(words, lexicon_with(AddedWords.objects.in_force().exclude(pk=words.pk)))
    return words
