"""The index: words arrive already split and folded, so the mapping needs nothing but plain modules and both engines agree."""

from typing import Any

from search.backends.slices import checksum
from search.documents import OfferDocument, analyse
from search.ranking import weights

WORDS = {"type": "text", "analyzer": "whitespace", "similarity": "titles", "index_options": "freqs"}
NAMES = {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "docs"}

SETTINGS: dict[str, Any] = {
    # How long a removed offer is remembered, so that an older write that comes late stays out.
    "gc_deletes": "1h",
    "similarity": {"titles": {"type": "BM25", "k1": weights.SATURATION, "b": weights.LENGTH_NORM}},
}
MAPPING: dict[str, Any] = {
    "dynamic": "strict",
    "properties": {
        "offer_id": {"type": "long"},
        "checksum": {"type": "long", "index": False},
        "toned": WORDS,
        "plain": WORDS,
        "lexemes": NAMES,
        "seller_id": {"type": "long"},
        "seller_kind": {"type": "keyword"},
        "commune": {"type": "keyword"},
        "categories": {"type": "long"},
        "price": {"type": "long"},
        "handover": {"type": "keyword"},
        "certificates": {"type": "keyword"},
        "confirmed_at": {"type": "date"},
        "published_at": {"type": "date"},
        "completeness": {"type": "float"},
        "service": {"type": "float"},
        "certified": {"type": "float"},
    },
}


def source(document: OfferDocument) -> dict[str, Any]:
    """The document as Elasticsearch stores it."""
    analysed = analyse(document)
    return {
        "offer_id": document.offer_id,
        "checksum": checksum(document.offer_id, document.version, document.certificates),
        "toned": " ".join(analysed.toned),
        "plain": " ".join(analysed.plain),
        "lexemes": " ".join(analysed.lexemes),
        "seller_id": document.seller_id,
        "seller_kind": document.seller_kind,
        "commune": document.commune,
        "categories": list(document.categories),
        "price": document.price,
        "handover": list(document.handover),
        "certificates": list(document.certificates),
        "confirmed_at": document.confirmed_at,
        "published_at": document.published_at,
        "completeness": document.completeness,
        "service": document.service,
        "certified": document.certified,
    }
