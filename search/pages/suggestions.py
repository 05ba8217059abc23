"""What the search field offers while somebody types: categories whose name begins so, then goods by title."""

from django.utils.translation import pgettext

from catalogue.tree import Node, category_tree
from search.backends.engines import searching
from search.text.tokens import fold_all, tokens
from sellers.offers.models import Offer

MOST = 8
MOST_CATEGORIES = 3
# Several sellers sell the same; one line for all of them.
ASKED_FOR_EACH = 3


def suggestions(text: str) -> list[dict[str, str]]:
    """`value` and `label` are what is put into the field, `note` says what it is. One query."""
    typed = fold_all(tokens(text[:200]))
    if sum(len(word) for word in typed) < 2:
        return []
    found: dict[str, dict[str, str]] = {}
    for node in _categories(typed)[:MOST_CATEGORIES]:
        found[" ".join(fold_all(tokens(node.name)))] = {"value": node.name, "label": node.name, "note": pgettext("suggestion", "category")}
    ids = searching().suggest(text, MOST * ASKED_FOR_EACH)
    titles = dict(Offer.objects.visible().filter(pk__in=ids).values_list("pk", "title"))
    for offer_id in ids:
        if offer_id in titles:
            title = titles[offer_id]
            found.setdefault(" ".join(fold_all(tokens(title))), {"value": title, "label": title, "note": ""})
    return list(found.values())[:MOST]


def _categories(typed: list[str]) -> list[Node]:
    wanted = " ".join(typed)
    return [node for node in category_tree().nodes.values() if " ".join(fold_all(tokens(node.name))).startswith(wanted)]
