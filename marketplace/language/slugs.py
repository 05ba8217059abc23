"""Addresses in plain letters: "Đặc sản Tây Ninh" -> "dac-san-tay-ninh"."""

import re

from marketplace.language.folding import fold

NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def slug(text: str, allow_unicode: bool = False) -> str:
    """Oscar passes allow_unicode; our addresses are always plain letters, so it changes nothing."""
    return NOT_IN_A_SLUG.sub("-", fold(text)).strip("-")
