"""Which words may be kept, and how they are written."""

import re

from search.text.tokens import tokens
from search.understanding.prices import read_price

LONGEST = 80
# With the price and what else falls away.
LONGEST_TYPED = 150
MOST_WORDS = 10
# Phone numbers have nine digits and more, personal ID numbers twelve, tax codes ten; so many leave no room, whatever stands between them.
DIGITS_OF_SOMEBODY = 8
LOOKS_LIKE_AN_ADDRESS = re.compile(r"\S@\S|https?:|www\.", re.IGNORECASE)


def kept_words(typed: str) -> str:
    """The normalised text without its prices; empty when it must not be kept."""
    if len(typed) > LONGEST_TYPED or LOOKS_LIKE_AN_ADDRESS.search(typed):
        return ""
    rest = typed
    while (price := read_price(rest)).said:
        rest = price.rest
    if sum(letter.isdigit() for letter in rest) >= DIGITS_OF_SOMEBODY:
        return ""
    words = tokens(rest)
    text = " ".join(words)
    return text if len(words) <= MOST_WORDS and len(text) <= LONGEST and any(letter.isalpha() for letter in text) else ""
