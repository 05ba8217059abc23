"""Communes by what people type: with or without tones, by today's name or a former one."""

import operator
import re
from dataclasses import dataclass
from functools import reduce

from django.conf import settings
from django.db.models import Case, Q, QuerySet, When

from marketplace.language.folding import normalise
from marketplace.places.keys import place_key
from marketplace.places.models import Commune, PlaceAlias
from marketplace.places.queries import PlaceQuery, readings
from marketplace.places.ranking import Score, score, segments_of

MOST_SUGGESTIONS = 8
MOST_CANDIDATES = 300
CODE = re.compile(r"\d{5}")


@dataclass(frozen=True)
class Suggestion:
    commune: Commune
    score: Score
    # "huyện Gò Dầu" where the text met a former name, else empty.
    formerly: str = ""

    @property
    def label(self) -> str:
        return self.commune.label


@dataclass(frozen=True)
class Resolution:
    """One commune, or the choices to ask about, or neither."""

    commune: Commune | None
    choices: list[Suggestion]


def suggest_communes(text: str, province: str | None = None, limit: int = MOST_SUGGESTIONS) -> list[Suggestion]:
    """The best `limit` communes, those of the exchange's own province first. Two queries at most."""
    queries = readings(text)
    if not queries:
        return []
    toned, bare = normalise(text), place_key(text)
    found = [Suggestion(commune, _best_score(commune, queries)) for commune in _candidates(queries, province)]

    def best_first(one: Suggestion) -> tuple[int, bool, bool, str, str]:
        name = one.commune.name
        return -one.score.points, normalise(name) not in toned, place_key(name) not in bare, one.commune.sort_key, one.commune.code

    found.sort(key=best_first)
    return _with_former_names(found[:limit])


def resolve_commune(text: str, code: str = "", province: str | None = None) -> Resolution:
    """The commune a form means. `code` is what was picked from suggestions and counts while the text still fits it."""
    picked = code or (text.strip() if CODE.fullmatch(text.strip()) else "")
    if picked:
        commune = _in_province(province).filter(code=picked).first()
        if commune and (not code or not text.strip() or _fits(text, commune)):
            return Resolution(commune, [])
    suggestions = suggest_communes(text, province)
    as_labelled = [one for one in suggestions if place_key(one.label) == place_key(text)]
    written_out = [one for one in suggestions if one.score.is_written_out]
    if "," in text:  # a district or province after the name may settle it
        written_out = [one for one in written_out if one.score.points == written_out[0].score.points]
    for clear in (as_labelled, suggestions, written_out):
        if len(clear) == 1:
            return Resolution(clear[0].commune, [])
    return Resolution(None, suggestions)


def _in_province(province: str | None) -> QuerySet[Commune]:
    communes = Commune.objects.select_related("province")
    return communes.filter(province_id=province) if province else communes


def _candidates(queries: list[PlaceQuery], province: str | None) -> list[Commune]:
    every_word = [reduce(operator.and_, (Q(search_text__contains=f" {word}") for word in query.words)) for query in queries]
    at_home_first = Case(When(province_id=settings.HOME_PROVINCE_CODE, then=0), default=1)
    found = _in_province(province).filter(reduce(operator.or_, every_word))
    return list(found.order_by(at_home_first, "sort_key", "code")[:MOST_CANDIDATES])


def _best_score(commune: Commune, queries: list[PlaceQuery]) -> Score:
    segments = segments_of(commune.search_text)
    at_home = commune.province_id == settings.HOME_PROVINCE_CODE
    return max((score(query, segments, at_home=at_home) for query in queries), key=lambda one: one.points)


def _with_former_names(found: list[Suggestion]) -> list[Suggestion]:
    met = {one.commune.pk: one.score.matched for one in found if one.score.matched.letter != "N"}
    former = PlaceAlias.objects.filter(commune__in=met) if met else PlaceAlias.objects.none()
    names = {(alias.commune_id, alias.kind, alias.key): str(alias) for alias in former}
    return [
        Suggestion(one.commune, one.score, names.get((one.commune.pk, one.score.matched.letter, one.score.matched.key), ""))
        for one in found
    ]


def _fits(text: str, commune: Commune) -> bool:
    words = place_key(f"{commune.label} {commune.search_text}").split()
    return any(all(_begins_a_word(word, words) for word in query.words) for query in readings(text))


def _begins_a_word(typed: str, words: list[str]) -> bool:
    return any(word.startswith(typed) for word in words)
