"""Why an offer stands where it does, in numbers that add up: points of the words, times the factors of the signals."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from search.ranking.signals import Signals
from search.ranking.text_score import TextScore, Title


class Part(StrEnum):
    """What points are given for; both engines use the same names."""

    WORDS = "words"
    ORDER = "order"
    WRITTEN = "written"
    SELLER = "seller"
    BRAND = "brand"
    INITIALS = "initials"


SAID = {
    Part.WORDS: _("words of the title, marks aside"),
    Part.ORDER: _("words side by side, in order, at the beginning"),
    Part.WRITTEN: _("words with their marks"),
    Part.SELLER: _("the seller's name"),
    Part.BRAND: _("brand, category or certificate"),
    Part.INITIALS: _("initials"),
}


@dataclass(frozen=True)
class Explained:
    """One offer for one query; `fits` is false for near goods, which stand behind all that fit."""

    offer_id: int
    parts: Mapping[Part, float]
    signals: Signals
    fits: bool

    @property
    def text(self) -> float:
        """The points of the words together."""
        return sum(self.parts.values())

    @property
    def total(self) -> float:
        """What the order goes by."""
        return self.text * self.signals.product


def parts_of(score: TextScore, title: Title) -> dict[Part, float]:
    """The score taken apart: what each thing adds to what was there before it, so that the parts add up to the whole in any case."""
    initials = score._initials(title)
    toned, plain = " ".join(title.toned.words), " ".join(title.plain.words)
    steps = {
        Part.WORDS: Title("", " ".join(title.plain.words[::-1]), "", ""),
        Part.ORDER: Title("", plain, "", ""),
        Part.WRITTEN: Title(toned, plain, "", ""),
        Part.SELLER: Title(toned, plain, title.seller, ""),
        Part.BRAND: title,
    }
    found: dict[Part, float] = {}
    before = 0.0
    for part, known in steps.items():
        # Initials are those of the whole title; the step in which they appear would take them for something else.
        now = score(known) - score._initials(known)
        found[part] = now - before
        before = now
    found[Part.INITIALS] = initials
    return {part: points for part, points in found.items() if abs(points) > 1e-9}
