"""The checksum of an offer's id, version and certificates, equal in Python, in SQL and as a field of Elasticsearch's documents.

Certificates are in it because a day that passes ends them, and no version grows by that; without any it is that of id and version.
"""

import hashlib
from collections.abc import Sequence

# SQL over text; the braces take an expression of the form  id:version  or  id:version:codes.
CHECKSUM = "('x' || left(md5({}), 8))::bit(32)::bigint"


def checksum(offer_id: int, version: int, certificates: Sequence[str] = ()) -> int:
    """32 bits, so that the sum of a slice is exact as a double too; `certificates` are codes, sorted."""
    parts = [str(offer_id), str(version), *([",".join(certificates)] if certificates else [])]
    return int(hashlib.md5(":".join(parts).encode(), usedforsecurity=False).hexdigest()[:8], 16)
