"""Answering judged queries and measuring the answers."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from search.backends.protocol import Filters, SearchBackend, SearchRequest
from search.documents import OfferDocument, analyse
from search.evaluation.judged import JudgedQuery
from search.evaluation.metrics import DEPTH_OF_RECALL, Measured, mean, measure, percentile
from search.lexicon import Lexicon, lexicon
from search.query.plan import plan
from search.text.tokens import fold_all
from search.text.vocabulary import Vocabulary
from search.understanding.reading import understand

# So many fit before near ones are left out: a judged list is read to the fiftieth place.
ENOUGH = 100
# Has words, a place, a price and a certificate, so that everything is read that understanding needs.
FIRST_QUESTION = "muối tôm ocop 4 sao gần gò dầu dưới 50k"


@dataclass(frozen=True)
class Answered:
    """The ids found for one query, and the milliseconds it took from text to ids."""

    query: JudgedQuery
    ids: tuple[str, ...]
    ms: float


def learning(documents: Iterable[OfferDocument], vocabulary: Vocabulary) -> Iterator[OfferDocument]:
    """The same documents, whose titles the vocabulary learns as they pass."""
    for document in documents:
        analysed = analyse(document)
        vocabulary.learn(analysed.toned, fold_all([*analysed.seller, *analysed.brand]))
        yield document


def answer_all(queries: Iterable[JudgedQuery], engine: SearchBackend, vocabulary: Vocabulary, names: Mapping[int, str]) -> list[Answered]:
    """Answers the queries one after the other; no time is that of loading."""
    load_ahead(vocabulary)
    return [answer(query, engine, vocabulary, names) for query in queries]


def load_ahead(vocabulary: Vocabulary) -> None:
    """Loads what a web process has loaded before it serves (marketplace/wsgi.py), and what its first question loads for all later ones."""
    lexicon()
    plan(understand(FIRST_QUESTION, vocabulary), vocabulary)
    vocabulary.memory.forget()


def answer(
    query: JudgedQuery, engine: SearchBackend, vocabulary: Vocabulary, names: Mapping[int, str], words_known: Lexicon | None = None
) -> Answered:
    """Answers a query from its text alone, as a page would; with the reviewed lexicon unless another is given."""
    started = time.perf_counter()
    understood = understand(query.text, vocabulary, words_known)
    communes = understood.place.communes if understood.place else ()
    certificates = understood.certificate.codes if understood.certificate else ()
    # Listings without a price (NO_PRICE) lie in no range; offers of the exchange all have one.
    least = 0 if understood.price_min is None and understood.price_max is not None else understood.price_min
    filters = Filters(price_min=least, price_max=understood.price_max, communes=communes, certificates=certificates)
    request = SearchRequest(understood, filters, size=DEPTH_OF_RECALL, enough=ENOUGH, facets=False)
    found = engine.search(request)
    if not found.ids and filters != Filters():
        # As the page does where nothing fits: the place, the price or the certificate is given up.
        found = engine.search(replace(request, filters=Filters()))
    return Answered(query, tuple(names[offer_id] for offer_id in found.ids), (time.perf_counter() - started) * 1000)


def report(answers: list[Answered], say: Callable[[str], object]) -> Measured:
    """Prints the figures in all and by kind; returns those in all."""
    kinds: dict[str, list[Answered]] = defaultdict(list)
    for each in answers:
        kinds[each.query.kind].append(each)
    say(f"{'':14}{'queries':>8}{'nDCG@10':>9}{'MRR@10':>9}{'R@50':>9}{'zero':>9}{'p50 ms':>9}{'p95 ms':>9}")
    total = mean([])
    for kind, group in [*sorted(kinds.items()), ("all", answers)]:
        total = mean([measure(each.ids, each.query.grades) for each in group])
        times = [each.ms for each in group]
        figures = (total.ndcg, total.mrr, total.recall, total.zero)
        speeds = f"{percentile(times, 0.5):9.1f}{percentile(times, 0.95):9.1f}"
        say(f"{kind:14}{len(group):8}" + "".join(f"{figure:9.3f}" for figure in figures) + speeds)
    return total
