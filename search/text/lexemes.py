"""The set of lexemes that stands for one document, equal in both engines.

    banh        a word of the title, folded          +banhtrang    neighbours glued, folded (two or three)
    =bánh       the same as it is written            +=bánhtráng   two neighbours glued, as written
    ^banhtrang  how the title begins, folded         ^=bánhtráng   how the title begins, as written
    <ba         the first two, three and four letters of ^, folded      <=bá   the same as written, where that is another word
    |banh       the first word of the title, folded; ^ also says how it goes on after its first word
    #bt         initials of two or three neighbours
    @minh       a word of the seller's name          @+minhtrung   two or three of them glued
    %ocop       a word of brand, certificate or category; @=minh, %=ocop: the same as written

Sets without positions or weights: small, the same in tsvector and in Elasticsearch, and a phrase is the conjunction of its glued pairs.
"""

from collections.abc import Iterable, Sequence

from search.text.tokens import fold_all

LONGEST_HEAD = 3
# Letters. Of so few, an engine would have to gather what thousands of heads begin with, while somebody waits for suggestions.
BEGINNINGS = range(2, 5)
# Numbers of articles and telephones glued to their neighbours would be most of the index and are never asked for.
LONGEST_GLUED_NUMBER = 3


def title_lexemes(toned: Sequence[str]) -> dict[str, None]:
    """All lexemes of a title given as tokens, each once and in the order of the title: in no order they would take a third more room.

    Half the time of loading goes into these: neighbours are glued here in one walk over the title, as glued() says.
    """
    plain = fold_all(toned)
    found = dict.fromkeys([*plain, *(f"={word}" for word in toned), *(f"|{word}" for word in plain[:1])])
    for start in (0, 1):
        head = written = ""
        for place in range(start, min(start + LONGEST_HEAD, len(plain))):
            head += plain[place]
            written += toned[place]
            found[f"^{head}"] = None
            found[f"^={written}"] = None
        for letters in BEGINNINGS:
            if len(head) >= letters:
                found[f"<{head[:letters]}"] = None
            if len(written) >= letters and written[:letters] != head[:letters]:
                found[f"<={written[:letters]}"] = None
    glues = [not _is_long_number(word) for word in plain]
    last = len(plain) - 1
    for place in range(last):
        one, other, third = plain[place], plain[place + 1], plain[place + 2] if place + 1 < last else ""
        if third:
            found[f"#{one[0]}{other[0]}{third[0]}"] = None
        found[f"#{one[0]}{other[0]}"] = None
        if glues[place] and glues[place + 1]:
            found[f"+{one}{other}"] = None
            found[f"+={toned[place]}{toned[place + 1]}"] = None
            if third and glues[place + 2]:
                found[f"+{one}{other}{third}"] = None
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
        if not any(map(_is_long_number, run)):
            yield "".join(run)


def heads(words: Sequence[str], start: int = 0) -> Iterable[str]:
    """The first one, two and three words from `start`, glued."""
    for end in range(start + 1, min(start + LONGEST_HEAD, len(words)) + 1):
        yield "".join(words[start:end])


def _is_long_number(word: str) -> bool:
    return len(word) > LONGEST_GLUED_NUMBER and word.isdigit()
