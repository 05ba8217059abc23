"""The set of lexemes that stands for one document, equal in both engines.

    banh        a word of the title, folded          +banhtrang    neighbours glued, folded (two or three)
    =bánh       the same as it is written            +=bánhtráng   two neighbours glued, as written
    ^banhtrang  how the title begins, folded         ^=bánhtráng   how the title begins, as written
    |banh       the first word of the title, folded; ^ also says how it goes on after its first word
    #bt         initials of two or three neighbours
    @minh       a word of the seller's name          @+minhtrung   two or three of them glued
    %ocop       a word of brand, certificate or category; @=minh, %=ocop: the same as written

Sets without positions or weights: small, the same in tsvector and in Elasticsearch, and a phrase is the conjunction of its glued pairs.
"""

from collections.abc import Iterable, Sequence

from search.text.tokens import fold_all

LONGEST_HEAD = 3
# Numbers of articles and telephones glued to their neighbours would be most of the index and are never asked for.
LONGEST_GLUED_NUMBER = 3


def title_lexemes(toned: Sequence[str]) -> set[str]:
    """All lexemes of a title given as tokens."""
    plain = fold_all(toned)
    found = set(plain)
    found.update(f"={word}" for word in toned)
    found.update(f"+{pair}" for pair in glued(plain, 2))
    found.update(f"+{triple}" for triple in glued(plain, 3))
    found.update(f"+={pair}" for pair in glued(toned, 2))
    for start in (0, 1):
        found.update(f"^{head}" for head in heads(plain, start))
        found.update(f"^={head}" for head in heads(toned, start))
    found.update(f"|{word}" for word in plain[:1])
    found.update(f"#{letters}" for letters in initials(plain))
    return found


def named_lexemes(toned: Sequence[str], sign: str) -> set[str]:
    """Lexemes of a name (seller: "@", brand and category: "%") given as tokens."""
    plain = fold_all(toned)
    found = {f"{sign}{word}" for word in plain}
    found.update(f"{sign}={word}" for word in toned)
    found.update(f"{sign}+{pair}" for pair in glued(plain, 2))
    found.update(f"{sign}+{triple}" for triple in glued(plain, 3))
    return found


def glued(words: Sequence[str], length: int) -> Iterable[str]:
    """Neighbours written without the space between them."""
    for start in range(len(words) - length + 1):
        run = words[start : start + length]
        if not any(word.isdigit() and len(word) > LONGEST_GLUED_NUMBER for word in run):
            yield "".join(run)


def heads(words: Sequence[str], start: int = 0) -> Iterable[str]:
    """The first one, two and three words from `start`, glued."""
    for end in range(start + 1, min(start + LONGEST_HEAD, len(words)) + 1):
        yield "".join(words[start:end])


def initials(plain: Sequence[str]) -> Iterable[str]:
    """First letters of two or three neighbours: "dau goi dau" -> dg, gd, dgd."""
    letters = [word[0] for word in plain]
    for length in (2, 3):
        for start in range(len(letters) - length + 1):
            yield "".join(letters[start : start + length])
