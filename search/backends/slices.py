"""The checksum of an offer's id and version, equal in Python, in SQL and as a field of Elasticsearch's documents."""

import hashlib

# SQL over text; the braces take an expression of the form  id || ':' || version.
CHECKSUM = "('x' || left(md5({}), 8))::bit(32)::bigint"


def checksum(offer_id: int, version: int) -> int:
    """32 bits, so that the sum of a slice is exact as a double too."""
    return int(hashlib.md5(f"{offer_id}:{version}".encode(), usedforsecurity=False).hexdigest()[:8], 16)
