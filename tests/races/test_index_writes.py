"""C3: several workers write versions of the same offers in any order, removals among them; the newest stands, on both engines."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from search.backends.elasticsearch import writing as elasticsearch
from search.backends.postgresql import writing as postgresql
from search.documents import OfferDocument
from tests.plugins.proofs import scaled
from tests.races.rivals import at_once
from tests.search.engines import TestIndex, document, index_in

pytestmark = pytest.mark.django_db(transaction=True)
OFFERS, WRITERS, VERSIONS = 6, 4, scaled(24, 500)
# One in so many versions is a removal, and the last one of every other offer.
REMOVALS = 5


@pytest.fixture(params=["postgresql", "elasticsearch"])
def index(request: pytest.FixtureRequest, elasticsearch_url: str) -> Iterator[TestIndex]:
    """An empty index."""
    with index_in(request.param, elasticsearch_url) as made:
        yield made


def removes(offer: OfferDocument, version: int) -> bool:
    return version % REMOVALS == 0 if version < VERSIONS else offer.offer_id % 2 == 0


def write_in_any_order(index: TestIndex, offers: list[OfferDocument]) -> None:
    """Every version of every offer once, shuffled and shared out."""
    writes = [(offer, version) for offer in offers for version in range(1, VERSIONS + 1)]
    random.Random(11).shuffle(writes)  # the order of arrival, not a secret

    def worker(share: list[tuple[OfferDocument, int]]) -> Callable[[], None]:
        def work() -> None:
            for offer, version in share:
                if removes(offer, version):
                    index.engine.delete({offer.offer_id: version})
                else:
                    index.engine.index([replace(offer, version=version, title=f"Gạo lứt đợt {version}")])

        return work

    at_once(*(worker(writes[number::WRITERS]) for number in range(WRITERS)))
    index.engine.settle()


def standing(offers: list[OfferDocument]) -> list[tuple[int, int]]:
    return [(offer.offer_id, VERSIONS) for offer in offers if not removes(offer, VERSIONS)]


def test_the_newest_version_stands_whoever_writes_last(index: TestIndex) -> None:
    offers = [document("Gạo", version=0) for _ in range(OFFERS)]
    write_in_any_order(index, offers)
    assert list(index.engine.versions()) == standing(offers)
    assert set(index.ask(f"đợt {VERSIONS}").ids) == {offer_id for offer_id, _version in standing(offers)}


def test_without_versions_whoever_writes_last_would_stand(index: TestIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(postgresql, "NEWER", "TRUE")
    monkeypatch.setattr(elasticsearch, "versioned", lambda kind, offer_id, *_: f'{{"{kind}":{{"_id":"{offer_id}"}}}}')
    offers = [document("Gạo", version=0) for _ in range(OFFERS)]
    write_in_any_order(index, offers)
    found = set(index.ask(f"đợt {VERSIONS}").ids)
    assert found != {offer_id for offer_id, _version in standing(offers)}
