"""An officer writes words that are not in force yet."""

import pghistory
from django.db import transaction

from marketplace.lifecycles import NotAllowed
from marketplace.people.models import User
from search.lexicon.additions import current_lexicon, entries_of
from search.lexicon.checks import faults
from search.lexicon.errors import WordsRefused
from search.lexicon.lexicon import Lexicon
from search.models import AddedWords
from search.text.tokens import tokens
from search.vocabulary import current_vocabulary


def draft_words(*, kind: str, said: str, meant: str, note: str, by: User) -> AddedWords:
    """The draft, its phrases normalised; raises WordsRefused with what the checks find."""
    if not by.is_officer:
        raise NotAllowed
    words = AddedWords(kind=kind, said=" ".join(tokens(said)), meant=" ".join(tokens(meant)), note=note.strip(), added_by=by)
    check(words, current_lexicon())
    with transaction.atomic(), pghistory.context(action="added words.draft", by=by.pk, reason=words.note):
        words.save()
    return words


def check(words: AddedWords, known: Lexicon) -> None:
    """Raises WordsRefused."""
    entry = next(entries_of(words))
    if found := faults(entry, both_ways=words.works_both_ways, known=known, vocabulary=current_vocabulary()):
        raise WordsRefused(found)
