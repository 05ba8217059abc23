"""The meaning of a query, with the reasons that the page can show."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from search.text.tokens import fold_all, has_marks


class Why(StrEnum):
    """Why words are looked for."""

    TYPED = "typed"
    KEYBOARD = "keyboard"
    SPELLING = "spelling"
    SPLIT = "split"
    JOINED = "joined"
    ABBREVIATION = "abbreviation"
    SYNONYM = "synonym"
    TRANSLATION = "translation"


class Said(StrEnum):
    """What a query may say besides its words; each narrows like a filter and can be taken away."""

    PLACE = "place"
    PRICE = "price"
    CERTIFICATE = "certificate"


@dataclass(frozen=True)
class Variant:
    """One way of saying what was meant; `words` are tokens as written, `weight` says how sure it is (1 = typed so).

    `tells` is how much each word tells without its marks (the rarer in titles, the more), `tells_as_written` with them, 0 for a word that
    lost its marks; both are empty where no titles are known, and then every word tells the same. `is_exact`: words without marks are meant
    so, as the lexicon's are ("cua" for "crab" is not "cửa"). `is_name`: it is what a category or a brand is called, and no goods.
    """

    words: tuple[str, ...]
    why: Why = Why.TYPED
    weight: float = 1.0
    tells: tuple[float, ...] = ()
    tells_as_written: tuple[float, ...] = ()
    is_exact: bool = False
    is_name: bool = False
    is_kind: bool = False

    @property
    def plain(self) -> tuple[str, ...]:
        """The words without marks."""
        return tuple(fold_all(self.words))

    @property
    def has_marks(self) -> bool:
        """Whether any word was written with marks; only then what is written can be told apart."""
        return self.is_exact or any(has_marks(word) for word in self.words)

    @property
    def is_written_out(self) -> bool:
        """Whether it was written with all its marks, so that phrase and head can be looked for as written."""
        return self.has_marks and 0.0 not in self.tells_as_written

    def is_marked(self, word: str) -> bool:
        """Whether the word must stand in a title as it is written here."""
        return self.is_exact or has_marks(word)


@dataclass(frozen=True)
class Place:
    """A place said in the query: its name as written, the codes of the communes it stands for, the query without it, and how it was said.

    No commune stands for the whole province, which narrows nothing. `is_near`: "gần", "quanh".
    """

    name: str
    communes: tuple[str, ...]
    rest: str
    said: str = ""
    is_near: bool = False


@dataclass(frozen=True)
class Certificate:
    """A certificate said in the query: its name as typed, the codes of which goods must have one, the query without it, how it was said."""

    name: str
    codes: tuple[str, ...]
    rest: str
    said: str = ""


@dataclass(frozen=True)
class Understood:
    """A query, understood.

    `variants`: ways of saying it; the first is what the search goes by, each has its reason. `corrected`: the first one's words where
    they are not what was typed. `price_min`, `price_max`: a range said in words, whole đồng, both ends included. `place` and
    `certificate`: hold like a filter that can be taken away. `rest`: what was typed without price, place and certificate; `left`: the texts
    that keep some of these.
    `seller_words`: the words that a seller's name must have who is asked for and no goods. `named`: those of a seller or brand that is
    named beside goods. `initials`: short words that may be initials, each with the other words of the query. `is_name`: sellers are
    called so, and no goods.
    """

    typed: str = ""
    variants: tuple[Variant, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    place: Place | None = None
    certificate: Certificate | None = None
    rest: str = ""
    left: tuple[tuple[frozenset[Said], str], ...] = ()
    seller_words: tuple[str, ...] = ()
    initials: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    is_name: bool = False
    named: tuple[str, ...] = ()

    @property
    def said(self) -> frozenset[Said]:
        """What the query says besides its words."""
        priced = self.price_min is not None or self.price_max is not None
        found = ((Said.PLACE, self.place), (Said.PRICE, priced), (Said.CERTIFICATE, self.certificate))
        return frozenset(what for what, is_said in found if is_said)

    def without(self, given_up: Iterable[Said]) -> str:
        """The text without these, its words and what else it says unchanged."""
        kept = self.said.difference(given_up)
        return self.typed if kept == self.said else dict(self.left).get(kept, self.rest)

    @property
    def without_certificate(self) -> str:
        """The text that says no certificate."""
        return self.without([Said.CERTIFICATE])

    @property
    def asked_seller(self) -> tuple[str, ...]:
        """The words that are looked for in sellers' names."""
        return self.named or self.seller_words or self.words

    @property
    def goods_words(self) -> tuple[str, ...]:
        """The words of the first variant but those of who is named beside them."""
        return tuple(word for word in self.words if word not in self.named)

    @property
    def is_empty(self) -> bool:
        """Whether no word is left to look for."""
        return not self.variants

    @property
    def corrected(self) -> str:
        """What is searched for instead of what was typed; empty when it is what was typed."""
        first = self.variants[0] if self.variants else Variant(())
        return "" if first.why is Why.TYPED else " ".join(first.words)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the first variant."""
        return self.variants[0].words if self.variants else ()
