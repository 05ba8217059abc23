"""The category tree as pages need it: read once, kept in the process for a moment, named in the reader's language."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language

from catalogue.models import Category

# A category that a superuser adds shows everywhere within a minute.
SECONDS_KEPT = 60.0


@dataclass(frozen=True)
class Node:
    """A category: `path` are the ids from the top down to itself."""

    pk: int
    slug: str
    vietnamese: str
    english: str
    icon: str
    path: tuple[int, ...]

    @property
    def name(self) -> str:
        """In the reader's language; Vietnamese where nobody has translated it."""
        return self.english if self.english and (get_language() or "").startswith("en") else self.vietnamese


@dataclass(frozen=True)
class Tree:
    """All public categories, in the order of the tree."""

    nodes: Mapping[int, Node] = field(default_factory=dict)
    by_slug: Mapping[str, Node] = field(default_factory=dict)
    children: Mapping[int | None, tuple[Node, ...]] = field(default_factory=dict)

    def path(self, node: Node) -> list[Node]:
        """From the top down to the node."""
        return [self.nodes[pk] for pk in node.path]

    def below(self, node: Node | None) -> tuple[Node, ...]:
        """The children of a node, or the top."""
        return self.children.get(node.pk if node else None, ())


_kept: tuple[float, Tree] | None = None


def category_tree() -> Tree:
    """The tree of this process, at most a minute old; one query when it is older."""
    global _kept
    now = time.monotonic()
    if _kept is None or now - _kept[0] > SECONDS_KEPT:
        _kept = (now, _grown(Category.objects.filter(is_public=True, ancestors_are_public=True).order_by("path")))
    return _kept[1]


def forget_tree() -> None:
    """Reads the tree again at the next question."""
    global _kept
    _kept = None


def _grown(categories: Iterable[Category]) -> Tree:
    by_path: dict[str, Node] = {}
    children: dict[int | None, list[Node]] = {}
    for category in categories:
        parent = by_path.get(category.path[: -Category.steplen])
        above = parent.path if parent else ()
        node = Node(category.pk, category.slug, category.name, category.name_en, category.icon, (*above, category.pk))
        by_path[category.path] = node
        children.setdefault(parent.pk if parent else None, []).append(node)
    return Tree(
        nodes={node.pk: node for node in by_path.values()},
        by_slug={node.slug: node for node in by_path.values()},
        children={pk: tuple(nodes) for pk, nodes in children.items()},
    )
