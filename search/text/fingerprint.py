"""By what release's rules words were made: an index whose words were made by other rules is built anew."""

import ast
import hashlib
import inspect
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from marketplace.language import folding
from search.text.units import FILE

HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def of_text() -> str:
    """A hash of the code that makes words of text; comments, docstrings and layout of the code do not count."""
    texts = [inspect.getsource(folding), *(path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.py")))]
    return hashed(*map(meaning, texts), FILE.read_text(encoding="utf-8"))


def of_modules(*modules: ModuleType) -> str:
    """The same of other modules."""
    return hashed(*(meaning(inspect.getsource(module)) for module in modules))


def hashed(*parts: str) -> str:
    """Sixteen hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def meaning(source: str) -> str:
    """Code without what does not change what it does."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree)
