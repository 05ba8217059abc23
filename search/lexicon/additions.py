"""What officers added, as entries of the lexicon, and the lexicon of this process: looked at again every half minute."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Max

from search.lexicon.lexicon import Entry, Lexicon, lexicon
from search.models import AddedWords, WordsKind
from search.text.tokens import tokens
from search.understanding.understood import Why

SECONDS_BETWEEN_LOOKS = 30.0
WHY = {
    WordsKind.SYNONYM: Why.SYNONYM,
    WordsKind.ONE_WAY: Why.SYNONYM,
    WordsKind.ABBREVIATION: Why.ABBREVIATION,
    WordsKind.SPELLING: Why.SPELLING,
    WordsKind.TRANSLATION: Why.TRANSLATION,
}


@dataclass
class _Held:
    lexicon: Lexicon | None = None
    state: object = None
    looked_at: float = float("-inf")


_held = _Held()


def entries_of(words: AddedWords) -> Iterator[Entry]:
    """One entry, or two where both phrases mean the same."""
    said, meant = tuple(tokens(words.said)), tuple(tokens(words.meant))
    yield Entry(said, meant, WHY[WordsKind(words.kind)])
    if words.works_both_ways:
        yield Entry(meant, said, Why.SYNONYM)


def one_way_entries() -> list[Entry]:
    """What officers' one-way words in force say."""
    return [entry for words in AddedWords.objects.in_force().filter(kind=WordsKind.ONE_WAY) for entry in entries_of(words)]


def lexicon_with(added: Iterable[AddedWords]) -> Lexicon:
    """The reviewed files and these words; what officers added is tried first."""
    ours = [entry for words in added for entry in entries_of(words)]
    return Lexicon(ours, beyond=lexicon()) if ours else lexicon()


def current_lexicon() -> Lexicon:
    """The lexicon in force, as this process knows it; at most half a minute behind."""
    now = time.monotonic()
    if _held.lexicon is None or now - _held.looked_at >= SECONDS_BETWEEN_LOOKS:
        _held.looked_at = now
        state = AddedWords.objects.aggregate(Count("pk"), Max("changed_at"))
        if _held.lexicon is None or state != _held.state:
            _held.lexicon, _held.state = lexicon_with(AddedWords.objects.in_force()), state
    return _held.lexicon


def forget_lexicon() -> None:
    """Looks again at the next question."""
    global _held
    _held = _Held()
