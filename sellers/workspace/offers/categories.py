"""The categories in which an offer can be posted: the ends of the tree, under the name of their branch, in one query."""

from catalogue.models import Category

Group = tuple[str, list[tuple[int, str]]]


def category_choices() -> list[Group]:
    """For a select with groups; a branch without twigs is a choice itself."""
    groups: list[Group] = []
    names: dict[str, str] = {}
    for category in Category.objects.browsable().order_by("path").only("path", "depth", "numchild", "name"):
        names[category.path] = category.name
        root = category.path[: Category.steplen]
        if category.depth == 1:
            groups.append((category.name, []))
        if category.numchild == 0 and groups:
            groups[-1][1].append((category.pk, _label(category, names, root)))
    return [group for group in groups if group[1]]


def _label(category: Category, names: dict[str, str], root: str) -> str:
    """Below the second level with the branch between, as "Trái cây › Mãng cầu"."""
    path, parts = category.path, []
    while len(path) > len(root):
        parts.append(names.get(path, ""))
        path = path[: -Category.steplen]
    return " › ".join(reversed(parts)) or category.name
