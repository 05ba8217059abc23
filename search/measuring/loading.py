"""How fast documents get into an engine: through our code, and the same documents prepared beforehand by the client alone."""

import datetime as dt
import json
import pickle
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import psutil
from django.db import connection
from elasticsearch.helpers import parallel_bulk

from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.elasticsearch.mapping import source
from search.backends.postgresql.backend import PostgreSQLBackend
from search.backends.postgresql.writing import COLUMNS, row
from search.documents import OfferDocument

LOOKS_A_SECOND = 10


@dataclass
class Loaded:
    """Seconds and bytes; `plain_seconds` is the client alone, `peak` the most memory of this process while our code loaded."""

    documents: int
    seconds: float
    plain_seconds: float
    index_bytes: int
    memory_before: int
    peak: int


def load(engine: Any, make: Callable[[], Iterator[OfferDocument]]) -> Loaded:
    """Loads twice: plainly, which is thrown away, and by the engine's own rebuild, which is kept.

    Both read what was made beforehand, the client its rows and our code the documents: inventing them is no part of loading.
    """
    plain = _plain_elasticsearch if isinstance(engine, ElasticsearchBackend) else _plain_postgresql
    with tempfile.TemporaryFile("w+", encoding="utf-8") as prepared:
        plain_seconds = plain(engine, make(), prepared)
    with _kept(make()) as documents, watched_memory() as memory:
        started = time.perf_counter()
        count = engine.rebuild(documents)
        seconds = time.perf_counter() - started
    engine.settle()
    return Loaded(count, seconds, plain_seconds, size_of(engine), memory[0], max(memory))


@contextmanager
def _kept(documents: Iterable[OfferDocument]) -> Iterator[Iterator[OfferDocument]]:
    """The documents, written down and read again one by one."""
    with tempfile.TemporaryFile() as file:
        count = 0
        for document in documents:
            pickle.dump(document, file)
            count += 1
        file.seek(0)
        yield (pickle.load(file) for _ in range(count))  # noqa: S301 - written by this process just now


@contextmanager
def watched_memory() -> Iterator[list[int]]:
    """The memory of this process, looked at ten times a second."""
    process, over = psutil.Process(), threading.Event()
    seen = [process.memory_info().rss]

    def look() -> None:
        while not over.wait(1 / LOOKS_A_SECOND):
            seen.append(process.memory_info().rss)

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield seen
    finally:
        over.set()
        looking.join()


def size_of(engine: ElasticsearchBackend | PostgreSQLBackend) -> int:
    """Bytes on disk, indices included."""
    if isinstance(engine, ElasticsearchBackend):
        return int(engine.writing.indices.stats(index=engine.alias, metric="store")["_all"]["total"]["store"]["size_in_bytes"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size(%s::regclass)", [engine.table.name])
        return int(cursor.fetchone()[0])


def _plain_elasticsearch(engine: ElasticsearchBackend, documents: Iterable[OfferDocument], prepared: IO[str]) -> float:
    for document in documents:
        prepared.write(json.dumps({"_id": str(document.offer_id), "_source": source(document)}, default=dt.datetime.isoformat) + "\n")
    prepared.seek(0)
    with engine.indices.growing() as index:
        started = time.perf_counter()
        actions = (json.loads(line) for line in prepared)
        for _ in parallel_bulk(engine.writing, actions, index=index, thread_count=2, queue_size=2, chunk_size=500):
            pass
        engine.writing.indices.refresh(index=index)
        return time.perf_counter() - started


def _plain_postgresql(engine: PostgreSQLBackend, documents: Iterable[OfferDocument], prepared: IO[str]) -> float:
    """Rows prepared beforehand, copied by one INSERT … SELECT into a table with the same indices: the least that loading can cost."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE prepared_rows (LIKE {engine.table.name} INCLUDING DEFAULTS) ON COMMIT PRESERVE ROWS")
        with cursor.copy(f"COPY prepared_rows ({', '.join(COLUMNS)}) FROM STDIN") as copy:
            for document in documents:
                values = row(document)
                copy.write_row([values[column] for column in COLUMNS])
        name = f"{engine.table.name}_plain"
        cursor.execute(f"CREATE UNLOGGED TABLE {name} (LIKE {engine.table.name} INCLUDING ALL)")
        started = time.perf_counter()
        cursor.execute(f"INSERT INTO {name} ({', '.join(COLUMNS)}) SELECT {', '.join(COLUMNS)} FROM prepared_rows")  # noqa: S608
        seconds = time.perf_counter() - started
        cursor.execute(f"DROP TABLE {name}")
        cursor.execute("DROP TABLE prepared_rows")
    return seconds
