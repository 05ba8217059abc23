"""What no entry of the lexicon may be: the reasons are sentences for whoever wrote it."""

from collections.abc import Iterator
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.lexicon.circles import one_way_leads, way
from search.lexicon.english import is_english, is_syllable
from search.lexicon.lexicon import LONGEST_PHRASE, Entry, Lexicon, is_ambiguous, is_single_letter
from search.text.tokens import fold_all, folded, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding.understood import Why

# A word of so many titles, or of this share of them, is common: said otherwise, it would bring other goods into half of all searches.
COMMON_TITLES = 50
COMMON_SHARE = 0.02
# A reading that so many titles have is no slip.
READING_TITLES = 3


def faults(entry: Entry, *, both_ways: bool, known: Lexicon, vocabulary: Vocabulary) -> list[str | Promise]:
    """Why the entry is refused, each reason once though both phrases may have it; nothing when it may stand."""
    if found := dict.fromkeys(_of_its_own(entry)):
        return list(found)
    rules = (_too_short(entry, both_ways), _ambiguous(entry, both_ways), _beside_others(entry, both_ways, known))
    return list(dict.fromkeys(chain(*rules, _among_goods(entry, both_ways, vocabulary))))


def finds_nothing(entry: Entry, vocabulary: Vocabulary) -> bool:
    """Whether no title has the words that are meant, so that the entry does nothing yet."""
    return not all(vocabulary.knows(word) for word in fold_all(entry.meant))


def _of_its_own(entry: Entry) -> Iterator[str | Promise]:
    for phrase in (entry.said, entry.meant):
        if not any(letter.isalpha() for word in phrase for letter in word):
            yield _("A phrase needs letters.")
        if len(phrase) > LONGEST_PHRASE:
            yield _("A phrase of more than five words is never found whole.")
    if entry.said == entry.meant:
        yield _("Both phrases are the same.")
    elif fold_all(entry.said) == fold_all(entry.meant) and not any(has_marks(word) for word in entry.said):
        yield _("Words without tone marks find all their readings by themselves.")


def _too_short(entry: Entry, both_ways: bool) -> Iterator[str | Promise]:
    for phrase in (entry.said, entry.meant) if both_ways else (entry.said,):
        if is_single_letter(phrase):
            yield _("A single letter may be short for anything. Write the word, or more of its letters.")


def _ambiguous(entry: Entry, both_ways: bool) -> Iterator[str | Promise]:
    """The rule of the reviewed files (checking.py): words of several senses may stand for something, and are not looked for alone."""
    for phrase in (entry.said, entry.meant) if both_ways else (entry.meant,):
        if is_ambiguous(phrase) and not (entry.why is Why.TRANSLATION and is_english(entry.said)):
            yield _("A word of several senses may stand for other words, but nothing can be looked for by it alone.")
    if entry.why is Why.ABBREVIATION and len(entry.said) == 1 and is_syllable(folded(entry.said[0])):
        yield _("This abbreviation is a word as well.")


def _beside_others(entry: Entry, both_ways: bool, known: Lexicon) -> Iterator[str | Promise]:
    pairs = {(other.said, other.meant) for other in known.entries}
    back = (entry.meant, entry.said) in pairs
    if (entry.said, entry.meant) in pairs and (back or not both_ways):
        yield _("The lexicon says so already.")
    elif back and not both_ways:
        yield _("The lexicon says the opposite: this would go in a circle. Choose that both mean the same.")
    elif entry.why is Why.SYNONYM and not both_ways and (names := way(entry.meant, entry.said, one_way_leads(known.entries))):
        said = _(
            "One-way words lead back (%(names)s): this would go in a circle. If all mean the same, add them so and take the others back."
        )
        yield said % {"names": " → ".join(map(" ".join, names))}


def _among_goods(entry: Entry, both_ways: bool, vocabulary: Vocabulary) -> Iterator[str | Promise]:
    for phrase in (entry.said, entry.meant) if both_ways else (entry.said,):
        if len(phrase) > 1:
            continue
        word = phrase[0]
        titles = vocabulary.written[word] if has_marks(word) else vocabulary.plain[folded(word)]
        if titles >= max(COMMON_TITLES, COMMON_SHARE * vocabulary.titles):
            yield _(
                "This single word stands in many titles and would bring other goods into their searches. Add a word that tells it apart."
            )
        elif both_ways and len(_readings(word, vocabulary)) > 1:
            yield _("This single word has several readings. Let it mean the other one way only, or add a word that tells it apart.")


def _readings(word: str, vocabulary: Vocabulary) -> list[str]:
    ways = vocabulary.written_as.get(folded(word), [])
    return [way for way in ways if vocabulary.written[way] >= READING_TITLES]
