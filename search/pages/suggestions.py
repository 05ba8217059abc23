"""What is offered while somebody types: what others asked for, categories, goods by title, sellers and places; at most eight in all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext, pgettext

from catalogue.models import Category
from catalogue.tree import category_tree
from search.backends.engines import searching
from search.insight.reports import most_asked
from search.lexicon.additions import current_lexicon
from search.pages.asked import Asked
from search.pages.communes import commune_names
from search.pages.kept_names import KeptNames, Name, Typed, named
from search.pages.narrowing import address
from search.text.tokens import fold_all, tokens
from search.understanding.reading import understand
from search.vocabulary import current_vocabulary
from sellers.accounts.models import Seller
from sellers.offers.models import Offer

MOST = 8
# Goods are what people come for: at least three lines are theirs where there are as many.
MOST_BESIDE_GOODS = 5
MOST_OF_EACH = 2
# Several sellers sell the same; one line for all of them.
ASKED_FOR_EACH = 3
LONGEST_TYPED = 200
# Other words are proposed where they are surely meant: whoever types on may still write something else.
SURE_ENOUGH = 0.75
MOST_UNDERSTOOD = 2

# A season of questions; whatever most of the askers did not find is none to propose.
DAYS_COUNTED = 30
MOST_QUERIES_KEPT = 2_000
MOSTLY_FAILING = 0.5


@dataclass(frozen=True)
class Suggestion:
    """`value` is what is put into the field; with `url`, choosing it leads there instead."""

    value: str
    group: str
    url: str = ""


def suggestions(text: str) -> list[Suggestion]:
    """What begins as was typed; where nothing does, what the search understands by it ("caf phee" is "cà phê")."""
    typed = text[:LONGEST_TYPED]
    for words in (typed, *_understood(typed)):
        if found := _suggested(words):
            return found
    return []


def _understood(typed: str) -> Iterator[str]:
    """Other words for what was typed; worked out only when they are wanted."""
    understood = understand(typed, current_vocabulary(), current_lexicon())
    sure = [variant for variant in understood.variants if variant.weight >= SURE_ENOUGH]
    yield from [words for variant in sure if (words := " ".join(variant.words)) != typed][:MOST_UNDERSTOOD]


def _suggested(text: str) -> list[Suggestion]:
    """The groups one after the other. Two queries: what is shown of offers and sellers may be shown now."""
    typed = Typed.of(text)
    if not typed.plain:
        return []
    each = zip_longest(_queries(typed), _categories(typed), _sellers(typed), _places(typed))
    beside = [suggestion for turn in each for suggestion in turn if suggestion is not None][:MOST_BESIDE_GOODS]
    taken = {_folded(suggestion.value) for suggestion in beside}
    goods = _goods(text, MOST - len(beside), taken)
    order = {gettext("Often asked for"): 0, gettext("Categories"): 1, gettext("Offers"): 2, gettext("Sellers"): 3, gettext("Places"): 4}
    return sorted([*beside, *goods], key=lambda suggestion: order[suggestion.group])


def forget_names() -> None:
    """Reads sellers and frequent queries at the next question."""
    for kept in (STOCKED, SELLERS, QUERIES):
        kept.forget()


def _read_sellers() -> Iterator[Name]:
    for seller in Seller.objects.trading().order_by("pk").only("pk", "stall_name", "legal_name"):
        yield named(seller.name, str(seller.pk))


def _read_queries() -> Iterator[Name]:
    asked = most_asked(DAYS_COUNTED).filter(failing__lt=MOSTLY_FAILING)[:MOST_QUERIES_KEPT]
    return (named(row["text"], row["text"]) for row in asked)


def _read_stocked() -> Iterator[Name]:
    """Categories that have goods, and those above them.

    The first visible offer of each category is one step in an index; all offers would be read for the categories that they stand in.
    """
    nodes = category_tree().nodes
    first = Offer.objects.visible().filter(category=OuterRef("pk")).order_by().values("pk")[:1]
    stocked = Category.objects.annotate(first=Subquery(first)).filter(first__isnull=False).order_by().values_list("pk", flat=True)
    above = {pk for found in stocked if found in nodes for pk in nodes[found].path}
    return (named(nodes[pk].vietnamese, str(pk)) for pk in above if pk in nodes)


STOCKED = KeptNames(_read_stocked, seconds=60.0)
SELLERS = KeptNames(_read_sellers, seconds=60.0)
QUERIES = KeptNames(_read_queries, seconds=300.0)


def _queries(typed: Typed) -> list[Suggestion]:
    """What many asked for, as long as the exchange's own goods know its words."""
    vocabulary = current_vocabulary()
    known = [name for name in typed.among(QUERIES.names(), MOST) if all(vocabulary.knows(word) for word in name.plain.split())]
    return [Suggestion(name.label, gettext("Often asked for")) for name in known[:MOST_OF_EACH]]


def _categories(typed: Typed) -> list[Suggestion]:
    nodes = category_tree().nodes
    stocked = {int(name.key) for name in STOCKED.names()}
    names = [named(node.name, str(node.pk)) for node in nodes.values() if node.pk in stocked]
    return [
        Suggestion(name.label, gettext("Categories"), address(Asked(category=nodes[int(name.key)])))
        for name in typed.among(names, MOST_OF_EACH)
    ]


def _goods(text: str, most: int, taken: set[str]) -> list[Suggestion]:
    ids = searching().suggest(text, most * ASKED_FOR_EACH)
    titles = dict(Offer.objects.visible().filter(pk__in=ids).values_list("pk", "title"))
    found: dict[str, Suggestion] = {}
    for offer_id in ids:
        if offer_id in titles and _folded(titles[offer_id]) not in taken:
            found.setdefault(_folded(titles[offer_id]), Suggestion(titles[offer_id], gettext("Offers")))
    return list(found.values())[:most]


def _sellers(typed: Typed) -> list[Suggestion]:
    proposed = typed.among(SELLERS.names(), MOST)
    if not proposed:
        return []
    trading = {seller.pk: seller for seller in Seller.objects.trading().filter(pk__in=[int(name.key) for name in proposed])}
    shown = [trading[int(name.key)] for name in proposed if int(name.key) in trading]
    return [Suggestion(seller.name, gettext("Sellers"), seller.get_absolute_url()) for seller in shown[:MOST_OF_EACH]]


def _places(typed: Typed) -> list[Suggestion]:
    names = [named(label, code) for code, label in commune_names().items()]
    return [
        Suggestion(pgettext("goods", "From %(place)s") % {"place": name.label}, gettext("Places"), address(Asked(communes=(name.key,))))
        for name in typed.among(names, MOST_OF_EACH)
    ]


def _folded(text: str) -> str:
    return " ".join(fold_all(tokens(text)))
