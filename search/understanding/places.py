"""Places said in a query: "gần Gò Dầu", "ở huyện Tân Biên", "xã Hưng Thuận", and a bare name at the end that no goods are called by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marketplace.language.folding import normalise
from marketplace.places.queries import FOLDED_KIND_WORDS, KIND_WORDS
from search.lexicon.gazetteer import Gazetteer, Named, gazetteer
from search.text.tokens import fold_all, folded, has_marks
from search.text.vocabulary import Vocabulary
from search.understanding.understood import Place

WORD = re.compile(r"[^\W_]+")
NEAR = (("gần",), ("quanh",), ("xung", "quanh"), ("lân", "cận"))
IN = (("ở",), ("tại",), ("khu", "vực"), ("vùng",), ("thuộc",))
FOLDED_NEAR = tuple(tuple(fold_all(words)) for words in NEAR)
FOLDED_IN = tuple(tuple(fold_all(words)) for words in IN)
INTRODUCING = frozenset(words[0] for words in (*FOLDED_NEAR, *FOLDED_IN, *FOLDED_KIND_WORDS))
# "p", "x", "h" alone are said before names in addresses and stand for much else in names of goods.
SHORTEST_KIND = 2


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int


def read_place(
    text: str, vocabulary: Vocabulary | None = None, known: Gazetteer | None = None, *, ends_in_place: bool = False
) -> Place | None:
    """The first place said in the text. Never raises.

    Without a preposition or the kind of place in front, a name counts only at the end or alone, and only if `vocabulary` knows no goods and
    no seller called so: "thanh long Châu Thành" is a name of goods. `ends_in_place` makes it count behind other words all the same.
    """
    composed = normalise(text)
    words = [_Word(found.group(), found.start(), found.end()) for found in WORD.finditer(composed)]
    typed = [word.text for word in words]
    places = known or gazetteer()
    for begin, word in enumerate(typed):
        if folded(word) in INTRODUCING and (found := _introduced(typed, begin, places)):
            end, named, is_near = found
            return _place(composed, words, begin, _with_province(typed, end, places), named, is_near=is_near)
    for begin in range(max(0, len(words) - places.longest), len(words) - 1):
        bare = places.find(typed[begin:])
        if bare and bare.communes and vocabulary is not None and ((ends_in_place and begin) or _names_no_goods(typed[begin:], vocabulary)):
            place = _place(composed, words, begin, len(words), bare, is_near=False)
            # Said so that it is read as a place wherever it stands.
            return replace(place, said=f"ở {place.said}") if ends_in_place else place
    return None


def _introduced(typed: Sequence[str], begin: int, places: Gazetteer) -> tuple[int, Named, bool] | None:
    """(end, what is named, whether near it) of a place said with a preposition, its kind, or both."""
    preposition, is_near = _preposition(typed, begin)
    kind, letters = _kind(typed, begin + preposition)
    start = begin + preposition + kind
    if start == begin:
        return None
    # "o can duoc": words without marks may be anything ("gan" is liver too), so a name of one word is not enough.
    is_sure = any(has_marks(word) for word in typed[begin:start])
    for length in range(min(places.longest, len(typed) - start), 0 if is_sure else 1, -1):
        if named := places.find(typed[start : start + length], letters):
            return start + length, named, is_near
    return None


def _preposition(typed: Sequence[str], begin: int) -> tuple[int, bool]:
    for is_near, written, plain in ((True, NEAR, FOLDED_NEAR), (False, IN, FOLDED_IN)):
        for words, bare in zip(written, plain, strict=True):
            if tuple(typed[begin : begin + len(words)]) in {words, bare}:
                return len(words), is_near
    return 0, False


def _kind(typed: Sequence[str], begin: int) -> tuple[int, str]:
    for length in (2, 1):
        words = tuple(typed[begin : begin + length])
        letter = KIND_WORDS.get(words) or FOLDED_KIND_WORDS.get(words)
        if letter and len("".join(words)) >= SHORTEST_KIND:
            return length, letter
    return 0, ""


def _with_province(typed: Sequence[str], end: int, places: Gazetteer) -> int:
    """Where the place ends when larger ones follow it: "xã Hưng Thuận, thị xã Trảng Bàng, Tây Ninh"."""
    kind, letters = _kind(typed, end)
    for length in range(min(places.longest, len(typed) - end - kind), 1, -1):
        named = places.find(typed[end + kind : end + kind + length], letters)
        if named and (kind or not named.communes):
            return _with_province(typed, end + kind + length, places)
    return end


def _names_no_goods(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    left, right = folded(words[0]), folded(words[1])
    return not vocabulary.beside(left, right) and f"{left} {right}" not in vocabulary.names


def _place(composed: str, words: Sequence[_Word], begin: int, end: int, named: Named, *, is_near: bool) -> Place:
    start, stop = words[begin].start, words[end - 1].end
    rest = " ".join(f"{composed[:start]} {composed[stop:]}".split())
    return Place(named.name, tuple(sorted(named.communes)), rest, composed[start:stop], is_near=is_near)
