"""What a new version of an offer changes against the one it replaces."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from marketplace.language.numbers import format_money
from marketplace.media.models import Picture
from sellers.offers.models import Offer
from sellers.offers.terms import MATERIAL


@dataclass(frozen=True)
class Change:
    """One field with its old and new words."""

    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True)
class Changes:
    """All that differs; pictures that came and that went, and the one that stands first now when another did before."""

    fields: Sequence[Change]
    pictures_added: Sequence[Picture]
    pictures_gone: Sequence[Picture]
    main_picture: Picture | None = None


def changes_of(offer: Offer) -> Changes | None:
    """None when the offer replaces nothing."""
    old = offer.replaces
    if old is None:
        return None
    names = (*MATERIAL, "price") if offer.unit != old.unit else MATERIAL
    fields = [
        Change(Offer._meta.get_field(name).verbose_name, _words(getattr(old, name)), _words(getattr(offer, name)))  # type: ignore[union-attr]
        for name in names
        if getattr(old, name) != getattr(offer, name)
    ]
    before, after = _pictures(old), _pictures(offer)
    came, went = [each for each in after if each not in before], [each for each in before if each not in after]
    return Changes(fields, came, went, after[0] if after[:1] != before[:1] and after else None)


def _pictures(offer: Offer) -> list[Picture]:
    return [photo.picture for photo in offer.photos.all()]


def _words(value: Any) -> str:
    return format_money(value) if hasattr(value, "quantize") else str(value)
