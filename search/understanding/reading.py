"""From text to meaning."""

from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.understanding.understood import Understood, Variant

# What a person types has a dozen words; the rest of a pasted page would only slow the search down.
MOST_WORDS_ASKED = 16


def understand(text: str, vocabulary: Vocabulary) -> Understood:
    """What `text` asks for. Never raises."""
    words = tuple(tokens(text)[:MOST_WORDS_ASKED])
    return Understood(typed=text, variants=(Variant(words),) if words else ())


def understand_literally(text: str) -> Understood:
    """The words as typed and nothing else."""
    words = tuple(tokens(text)[:MOST_WORDS_ASKED])
    return Understood(typed=text, variants=(Variant(words),) if words else ())
