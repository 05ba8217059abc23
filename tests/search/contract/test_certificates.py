"""Checked certificates on both engines: narrowed to, counted, found by their names, and nothing where nobody has one."""

import pytest

from search.backends.breaker import CircuitBreaker
from search.backends.elasticsearch import indices, writing
from search.backends.elasticsearch.mapping import MAPPING, source
from search.backends.protocol import Filters, SearchRequest, Unavailable
from search.backends.resilient import ResilientSearch
from search.documents import OfferDocument
from search.understanding.reading import understand
from tests.search.engines import TestIndex, document, index_in

HONEY = "Mật ong rừng"


def certified(*codes: str, names: str = "", title: str = HONEY, version: int = 1) -> OfferDocument:
    return document(title, certificates=codes, certificate_names=names, version=version)


@pytest.fixture
def market(index: TestIndex) -> dict[str, OfferDocument]:
    made = {
        "four": certified("ocop", "ocop-4", names="OCOP OCOP 4 sao"),
        "three": certified("ocop", "ocop-3", names="OCOP OCOP 3 sao"),
        "both": certified("ocop", "ocop-3", "vietgap", names="OCOP OCOP 3 sao VietGAP"),
        "none": certified(),
    }
    index.put(*made.values())
    return made


def found(index: TestIndex, *codes: str, text: str = "mật ong") -> set[int]:
    return set(index.ask(text, Filters(certificates=codes)).ids)


@pytest.mark.parametrize("text", ["mật ong", ""])
def test_several_certificates_are_alternatives(index: TestIndex, market: dict[str, OfferDocument], text: str) -> None:
    ids = {name: made.offer_id for name, made in market.items()}
    assert found(index, "ocop-4", text=text) == {ids["four"]}
    assert found(index, "ocop", text=text) == {ids["four"], ids["three"], ids["both"]}
    assert found(index, "ocop-4", "vietgap", text=text) == {ids["four"], ids["both"]}
    assert found(index, "halal", text=text) == set()


def test_certificates_are_counted_without_their_own_filter(index: TestIndex, market: dict[str, OfferDocument]) -> None:
    whole = {"ocop": 3, "ocop-3": 2, "ocop-4": 1, "vietgap": 1}
    assert index.ask("mật ong").facets.certificates == whole
    assert index.ask("mật ong", Filters(certificates=("vietgap",))).facets.certificates == whole
    for code, count in whole.items():
        assert index.ask("mật ong", Filters(certificates=(code,))).total == count
    assert index.ask("mật ong", Filters(certificates=("vietgap",), kinds=("household",))).facets.certificates == {}


def test_goods_without_certificates_have_no_facet(index: TestIndex) -> None:
    index.put(certified())
    assert index.ask("mật ong").facets.certificates == {}


def test_of_too_many_goods_certificates_are_counted_among_the_first(index: TestIndex, market: dict[str, OfferDocument]) -> None:
    """PostgreSQL looks at some and says so; Elasticsearch counts all."""
    index.engine.most_counted = 3
    facets = index.ask("mật ong").facets
    if index.engine.name == "postgresql":
        assert 0 < facets.certificates["ocop"] <= 3
        assert facets.is_at_least("certificates", "ocop")
    else:
        assert facets.certificates["ocop"] == 3
        assert not facets.is_at_least("certificates", "ocop")


def test_a_later_version_takes_a_certificate_away_and_an_earlier_one_does_not_bring_it_back(index: TestIndex) -> None:
    before = certified("ocop", "ocop-4", names="OCOP 4 sao")
    after = OfferDocument(**{**vars(before), "version": 2, "certificates": (), "certificate_names": ""})
    index.put(before)
    index.put(after)
    index.put(before)
    assert found(index, "ocop-4") == set()
    assert index.ask("mật ong").facets.certificates == {}


def test_goods_that_are_gone_are_not_counted(index: TestIndex, market: dict[str, OfferDocument]) -> None:
    index.engine.delete({market["four"].offer_id: 2})
    index.engine.settle()
    assert index.ask("mật ong").facets.certificates == {"ocop": 2, "ocop-3": 2, "vietgap": 1}
    assert found(index, "ocop-4") == set()


def test_checksums_tell_certificates(index: TestIndex) -> None:
    made = certified("ocop", "ocop-4")
    index.put(made)
    before = (dict(index.engine.checksums(0, made.offer_id)), list(index.engine.slices()))
    index.engine.index([OfferDocument(**{**vars(made), "certificates": ("ocop",)})], repair=True)
    after = (dict(index.engine.checksums(0, made.offer_id)), list(index.engine.slices()))
    assert before[0].keys() == after[0].keys() == {made.offer_id}
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert after[1][0].checksum == after[0][made.offer_id]


@pytest.mark.parametrize("name", ["ocop 4 sao", "OCOP", "mật ong rừng ocop 4 sao"])
def test_goods_are_found_by_the_name_where_it_is_no_filter_yet(index: TestIndex, market: dict[str, OfferDocument], name: str) -> None:
    index.vocabulary.certificates = frozenset()
    index.learn_names("ocop 4 sao")
    assert market["four"].offer_id in index.ask(name).ids
    assert market["none"].offer_id not in index.ask(name, enough=0).ids


def test_an_index_of_the_release_before_goes_on_answering(db: None, elasticsearch_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the worker has built it anew, Elasticsearch knows of no certificates."""
    added = {"certificates", "certified"}
    before = {**MAPPING, "properties": {name: kind for name, kind in MAPPING["properties"].items() if name not in added}}
    monkeypatch.setattr(indices, "MAPPING", before)
    monkeypatch.setattr(writing, "source", lambda made: {name: value for name, value in source(made).items() if name not in added})
    made = certified()
    with index_in("elasticsearch", elasticsearch_url) as index:
        index.put(made)
        assert index.ask("mật ong").ids == (made.offer_id,)
        assert index.ask("mật ong").facets.certificates == {}
        assert index.ask("mật ong", Filters(certificates=("ocop",))).total == 0


def test_while_elasticsearch_is_away_postgresql_narrows_alike(index: TestIndex, market: dict[str, OfferDocument]) -> None:
    class Away:
        name = "elasticsearch"

        def search(self, request: SearchRequest) -> None:
            raise Unavailable("away")

    both = ResilientSearch(Away(), index.engine, CircuitBreaker())  # type: ignore[arg-type]
    result = both.search(SearchRequest(understand("mật ong", index.vocabulary), Filters(certificates=("vietgap",))))
    assert result.degraded
    assert result.ids == (market["both"].offer_id,)
