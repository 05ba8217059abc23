"""How long answers take: each question through our code and the same requests sent directly, in turns, by one or several processes."""

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from queue import Empty
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections

from search.backends.elasticsearch.asking import together
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.elasticsearch.clients import WRITING_SECONDS, client
from search.backends.protocol import SearchRequest
from search.measuring.synthetic import Question, beginnings, by_price, fitting_nothing, in_categories, keywords, narrowed, newest
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand

PAGE = 24
SUGGESTIONS = 8
KEYWORD, FACETS, NEWEST, CATEGORY, BY_PRICE, NOTHING = "keyword", "three facets", "no words", "category", "by price", "finds nothing"
# What the engine adds while somebody types; the page adds the names of categories, sellers and places that it keeps in memory, and reads
# the titles, for which there must be offers in the database.
SUGGESTING = "suggestions"
KINDS: dict[str, Callable[[int], list[Question]]] = {
    KEYWORD: keywords,
    FACETS: narrowed,
    NEWEST: newest,
    CATEGORY: in_categories,
    BY_PRICE: by_price,
    NOTHING: fitting_nothing,
    SUGGESTING: beginnings,
}
# Questions asked before anything is measured.
WARMING = 10
LOOKING_AFTER_SECONDS = 1.0

Times = dict[str, list[tuple[float, float]]]
"""By kind of question: milliseconds through our code, and of the same requests sent directly."""


@dataclass
class Asking:
    """One client with connections of its own."""

    engine: Any
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        self.sent: list[tuple[Any, Any]] = []
        if isinstance(self.engine, ElasticsearchBackend):
            self.engine.reading = client(WRITING_SECONDS)
            self.direct_to = client(WRITING_SECONDS)
            self.engine.listeners = [lambda asked: self.sent.append((asked, None))]
        else:
            parameters = connection.get_connection_params()
            known = {key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if parameters.get(key)}
            # Django sends values within the statement; sent apart, the planner would choose for values that it does not know.
            self.plain = psycopg.connect(**known, autocommit=True, cursor_factory=psycopg.ClientCursor)

    def both(self, kind: str, question: Question, *, ours_first: bool) -> tuple[float, float]:
        """Milliseconds through our code and directly; who comes first finds colder caches, so they take turns."""
        self._noted(kind, question)
        if ours_first:
            ours = _timed(lambda: self._ours(kind, question))
            return ours, _timed(self._directly)
        direct = _timed(self._directly)
        return _timed(lambda: self._ours(kind, question)), direct

    def _ours(self, kind: str, question: Question) -> None:
        self.vocabulary.memory.forget()  # each visitor asks something else
        if kind == SUGGESTING:
            self.engine.suggest(question.text, SUGGESTIONS)
            return
        asked = understand(question.text, self.vocabulary)
        self.engine.search(SearchRequest(understood=asked, filters=question.filters, sort=question.sort, size=PAGE))

    def _noted(self, kind: str, question: Question) -> None:
        self.sent.clear()
        if isinstance(self.engine, ElasticsearchBackend):
            self._ours(kind, question)
            self.requests = list(self.sent)
            return

        def note(execute: Any, statement: str, parameters: Any, many: bool, context: Any) -> Any:
            self.sent.append((statement, parameters))
            return execute(statement, parameters, many, context)

        with connection.execute_wrapper(note):
            self._ours(kind, question)
        self.requests = list(self.sent)

    def _directly(self) -> None:
        for asked, parameters in self.requests:
            if not isinstance(self.engine, ElasticsearchBackend):
                self.plain.execute(asked, parameters).fetchall()
            elif len(asked) == 1:
                self.direct_to.search(index=self.engine.alias, body=asked[0])
            else:
                self.direct_to.msearch(index=self.engine.alias, searches=together(asked))


def ask(engine: Any, vocabulary: Vocabulary, questions: dict[str, list[Question]], clients: int) -> Times:
    """All questions, shared out among the clients, each a process as a web worker is; all ask the same kind at the same time."""
    connections.close_all()
    context = multiprocessing.get_context("fork")
    answers: Any = context.Queue()
    turn = context.Barrier(clients)
    shares = [{kind: asked[number::clients] for kind, asked in questions.items()} for number in range(clients)]
    workers = [context.Process(target=_work, args=(engine, vocabulary, share, turn, answers)) for share in shares]
    for worker in workers:
        worker.start()
    times: Times = {kind: [] for kind in questions}
    try:
        for answer in _answers(workers, answers):
            for kind, measured in answer.items():
                times[kind] += measured
        for worker in workers:
            worker.join()
        _no_failure(workers)
    finally:
        for worker in workers:
            worker.terminate()
    return times


def _answers(workers: Sequence[BaseProcess], answers: Any) -> Iterator[Times]:
    """One of each worker; where one was killed, the others may be waiting for it."""
    for _ in workers:
        while True:
            try:
                yield answers.get(timeout=LOOKING_AFTER_SECONDS)
                break
            except Empty:
                _no_failure(workers)


def _no_failure(workers: Sequence[BaseProcess]) -> None:
    if any(worker.exitcode for worker in workers):
        raise RuntimeError("a client failed: what the others measured stands for nothing")


def _work(engine: Any, vocabulary: Vocabulary, questions: dict[str, list[Question]], turn: Barrier, answers: Any) -> None:
    settings.DEBUG = False  # in this process of its own: Django would write down every statement, as no exchange does
    times: Times = {kind: [] for kind in questions}
    try:
        asking = Asking(engine, vocabulary)
        for kind, asked in questions.items():
            turn.wait()
            for question in asked[:WARMING]:
                asking.both(kind, question, ours_first=True)
            for number, question in enumerate(asked):
                times[kind].append(asking.both(kind, question, ours_first=number % 2 == 0))
    except BaseException:
        turn.abort()  # or the others would wait for this one
        raise
    finally:
        answers.put(times)
        connections.close_all()


def _timed(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
