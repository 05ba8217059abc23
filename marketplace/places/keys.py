"""The one form in which place names are compared."""

from marketplace.language.folding import words


def place_key(text: str) -> str:
    """Folded words with y read as i, since "Mỹ Quý" is also written "Mĩ Quí": "Gò Dầu" -> "go dau"."""
    return " ".join(words(text)).replace("y", "i")
