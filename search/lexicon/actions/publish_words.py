"""An officer puts words in force."""

from django.db import connection

from marketplace.lifecycles import transition
from marketplace.people.models import User
from search.lexicon.actions.draft_words import check
from search.lexicon.additions import lexicon_with
from search.models import AddedWords

# Any number of our own, as in indexing/rebuilding.py.
LOCK = 7_301_002


def publish_words(words: AddedWords, *, by: User, reason: str = "") -> AddedWords:
    """All processes use them within a minute. Raises WordsRefused when the checks, asked again, find something."""
    with transition(words, "publish", by=by, may=lambda person, _words: person.is_officer, reason=reason or words.note):
        wait_for_other_publishers()
        check(words, lexicon_with(AddedWords.objects.in_force().exclude(pk=words.pk)))
    return words


def wait_for_other_publishers() -> None:
    """One at a time until the commit: the check reads the words in force, and a lock of rows would not show those that are to come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
