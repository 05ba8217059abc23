"""What a table was filled by: its columns and the rules by which words and factors are made."""

import json
from functools import lru_cache

import search.documents
from search.backends.postgresql import tsquery, writing
from search.ranking.signals import certificate_rules, completeness_rules
from search.text.fingerprint import hashed, of_modules, of_text


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Equal for two releases whose rows would be equal."""
    return hashed(json.dumps([completeness_rules(), certificate_rules()]), of_text(), of_modules(search.documents, tsquery, writing))
