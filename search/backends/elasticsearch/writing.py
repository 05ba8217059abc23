"""Documents sent in bulk, as lines of JSON.

The client's own helper makes an encoder and an answer for each document, which took a third of the time of loading.
"""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from elasticsearch import Elasticsearch

from search.backends.elasticsearch.mapping import source
from search.backends.postgresql.writing import in_batches
from search.backends.protocol import Unavailable
from search.documents import OfferDocument

BATCH = 500
OLDER, NOT_FOUND = 409, 404
# All that is read of an answer; what went well has no error.
TOLD = ["items.*.status", "items.*.error"]

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=dt.datetime.isoformat)

Write = tuple[str, ...]
"""One line that says what is done to which document, and the document where there is one."""


def indexing(document: OfferDocument, *, repair: bool) -> Write:
    """Writes the document, unless the engine knows a newer version; with `repair` also over the same one."""
    return versioned("index", document.offer_id, document.version, repair), ENCODER.encode(source(document))


def deleting(offer_id: int, version: int, *, repair: bool) -> Write:
    """Removes the document on the same terms."""
    return (versioned("delete", offer_id, version, repair),)


def versioned(kind: str, offer_id: int, version: int, repair: bool) -> str:
    """The line that says so."""
    return f'{{"{kind}":{{"_id":"{offer_id}","version":{version},"version_type":"{"external_gte" if repair else "external"}"}}}}'


def send(client: Elasticsearch, index: str, writes: Iterable[Write], *, alias: bool) -> int:
    """How many were written. Refusals of older versions are as wanted; any other raises Unavailable."""
    written = 0
    for batch in in_batches(writes, BATCH):
        lines: list[Any] = [line for write in batch for line in write]
        answer = client.bulk(index=index, operations=lines, require_alias=alias, filter_path=TOLD)
        for item in answer["items"]:
            ((_kind, said),) = item.items()
            if "error" not in said:
                written += said["status"] != NOT_FOUND
            elif said["status"] != OLDER:
                raise Unavailable(str(said))
    return written
