"""What is given up, one thing after the other, when nothing fits; and the categories near what was asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from catalogue.tree import Node, category_tree
from search.backends.protocol import Facets, Filters
from search.models import SearchDocument
from search.text.tokens import fold_all, tokens
from search.understanding import Understood, Variant, Why
from search.vocabulary import current_vocabulary

NEAR_CATEGORIES = 6
# Shorter words stand inside others by chance.
SHORTEST_GLUED = 4
# The filters of each facet, in the order in which people would rather do without them.
FIELDS: dict[str, tuple[str, ...]] = {
    "fresh": ("fresh_days",),
    "handover": ("handover",),
    "kinds": ("kinds",),
    "certificates": ("certificates",),
    "communes": ("communes",),
    "prices": ("price_min", "price_max"),
    "categories": ("category",),
}
NOTHING = Filters()


def active(filters: Filters) -> list[str]:
    """The facets that narrow."""
    return [facet for facet, names in FIELDS.items() if any(getattr(filters, name) != getattr(NOTHING, name) for name in names)]


def without(filters: Filters, facets: Iterable[str]) -> Filters:
    """The filters but those of these facets."""
    dropped = {name for facet in facets for name in FIELDS[facet]}
    kept = {field.name: getattr(filters, field.name) for field in fields(filters) if field.name not in dropped}
    return Filters(**kept)


def enough_alone(facets: Iterable[str], counted: Facets) -> tuple[str, ...]:
    """The one facet without which something fits, as its counts say, which leave it out; nothing where it takes more."""
    return next(((facet,) for facet in facets if any(getattr(counted, facet).values())), ())


def ways_out(facets: Sequence[str], counted: Facets) -> Iterator[tuple[str, ...]]:
    """Facets to give up, fewest first: one alone where that is enough; one more each time; the category last."""
    rest = [facet for facet in facets if facet != "categories"]
    growing = [tuple(rest[:end]) for end in range(2, len(rest) + 1)]
    yield from dict.fromkeys(way for way in (enough_alone(facets, counted), *growing, tuple(facets)) if way)


def near_categories(understood: Understood, offer_ids: Sequence[int]) -> list[Node]:
    """The categories that the goods shown stand in, those whose name has a word that was asked for first. One query."""
    nodes = category_tree().nodes
    # The path of each; its last is the category itself.
    paths = SearchDocument.objects.filter(offer_id__in=offer_ids, is_gone=False).values_list("categories", flat=True)
    counted = Counter(path[-1] for path in paths if path)
    asked = set(understood.variants[0].plain) if understood.variants else set()

    def rank(pk: int) -> tuple[bool, int]:
        return not asked & set(fold_all(tokens(nodes[pk].vietnamese))), -counted[pk]

    return [nodes[pk] for pk in sorted((pk for pk in counted if pk in nodes), key=rank)][:NEAR_CATEGORIES]


def absent(understood: Understood, titles: Sequence[str]) -> tuple[str, ...]:
    """The words asked for that no title has, neither by themselves nor run together, and nobody is called by.

    None where the query was English: nobody here calls goods so, and the page says by which names it looked.
    """
    if any(variant.why is Why.TRANSLATION for variant in understood.variants):
        return ()
    known = current_vocabulary().names
    texts = [fold_all(tokens(title)) for title in titles]
    words = {word for text in texts for word in text}
    glued = ["".join(text) for text in texts]
    first = understood.variants[0] if understood.variants else Variant(())

    def is_there(plain: str) -> bool:
        return plain in words or plain in known or (len(plain) >= SHORTEST_GLUED and any(plain in text for text in glued))

    return tuple(word for word, plain in zip(first.words, first.plain, strict=True) if not is_there(plain))
