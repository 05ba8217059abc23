"""What an index was built by: mapping, settings, shards and the rules by which words and factors are made."""

import json
from functools import lru_cache

import search.documents
from search.backends import slices
from search.backends.elasticsearch import mapping
from search.backends.elasticsearch.layout import Layout
from search.ranking.signals import certificate_rules, completeness_rules
from search.text.fingerprint import hashed, of_modules, of_text


@lru_cache(maxsize=4)
def fingerprint(layout: Layout) -> str:
    """Equal for two releases whose indices would be equal."""
    rules = [completeness_rules(), certificate_rules()]
    described = json.dumps([mapping.MAPPING, mapping.SETTINGS, layout.shards, *rules], sort_keys=True)
    return hashed(described, of_text(), of_modules(search.documents, mapping, slices))
