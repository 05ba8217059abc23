"""The engines follow the database: by event, by the clock, and by command."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from catalogue.events import CategoryRenamed
from catalogue.models import Category
from marketplace.events import publish
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.engines import postgresql
from search.backends.protocol import SearchRequest, Unavailable
from search.documents import documents_of
from search.indexing.changes import readable
from search.indexing.drift import drift, repair
from search.indexing.rebuilding import catch_up
from search.indexing.writing import write_offers
from search.models import SearchDocument
from search.tasks import forget_removed
from search.understanding.reading import understand
from search.vocabulary import current_vocabulary
from sellers.accounts.actions.edit_stall import StallProfile, edit_stall
from sellers.accounts.events import SellerReinstated, SellerSuspended
from sellers.accounts.lifecycle import SellerState
from sellers.accounts.models import Seller, SellerMember
from sellers.offers.events import OfferChanged, OfferEnded, OfferPublished
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer
from tests.factories.offers import category, offer
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db


def found(engine: object, text: str) -> tuple[int, ...]:
    engine.settle()  # type: ignore[attr-defined]
    asked = SearchRequest(understood=understand(text, current_vocabulary()))
    ids: tuple[int, ...] = engine.search(asked).ids  # type: ignore[attr-defined]
    return ids


def tell(event: object) -> None:
    with transaction.atomic():
        publish(event)  # type: ignore[arg-type]


def suspend(who: Seller) -> None:
    Seller.objects.filter(pk=who.pk).update(state=SellerState.SUSPENDED)
    tell(SellerSuspended(seller_id=who.pk))


def test_a_published_offer_is_found_in_both_engines(both_engines: ElasticsearchBackend, drain_jobs) -> None:
    made = offer(title="Mắm ruốc Trảng Bàng")
    tell(OfferPublished(offer_id=made.pk))
    drain_jobs()
    assert found(both_engines, "mam ruoc") == found(postgresql(), "mam ruoc") == (made.pk,)


def test_several_events_of_one_offer_are_one_job(only_postgresql: None, drain_jobs) -> None:
    made = offer()
    for event in (OfferPublished, OfferChanged, OfferChanged):
        tell(event(offer_id=made.pk))
    assert drain_jobs().count("events.handle") == 1


@pytest.mark.parametrize("state", [OfferState.STALE, OfferState.EXPIRED, OfferState.WITHDRAWN, OfferState.TAKEN_DOWN, OfferState.REPLACED])
def test_what_is_no_longer_live_leaves_both_engines(both_engines: ElasticsearchBackend, drain_jobs, state: str) -> None:
    made = offer(title="Mắm ruốc")
    write_offers([made.pk])
    made.state = state
    made.save()
    tell(OfferEnded(offer_id=made.pk))
    drain_jobs()
    assert found(both_engines, "mắm") == found(postgresql(), "mắm") == ()


def test_a_suspended_sellers_offers_leave_and_come_back(both_engines: ElasticsearchBackend, drain_jobs) -> None:
    who = seller()
    mine = {offer(title=f"Mắm ruốc {number}", seller=who).pk for number in range(3)}
    other = offer(title="Mắm ruốc của người khác")
    write_offers([*mine, other.pk])
    suspend(who)
    drain_jobs()
    assert found(both_engines, "mắm") == found(postgresql(), "mắm") == (other.pk,)
    Seller.objects.filter(pk=who.pk).update(state=SellerState.ACTIVE)
    tell(SellerReinstated(seller_id=who.pk))
    drain_jobs()
    assert set(found(both_engines, "mắm")) == set(found(postgresql(), "mắm")) == {*mine, other.pk}


def test_a_stall_that_goes_by_another_name_or_hands_over_otherwise_is_found_so(both_engines: ElasticsearchBackend, drain_jobs) -> None:
    made = offer(title="Mắm ruốc")
    write_offers([made.pk])
    owner = made.seller.memberships.get(role=SellerMember.Role.OWNER).user
    profile = StallProfile(stall_name="Vườn Sáu Hường", introduction="", zalo="", delivers=False, flat_rate=Decimal(0), offers_pickup=True)
    edit_stall(seller=made.seller, profile=profile, by=owner)
    drain_jobs()
    for engine in (both_engines, postgresql()):
        engine.settle()
        answer = engine.search(SearchRequest(understood=understand("sáu hường", current_vocabulary())))
        assert answer.ids == (made.pk,)
        assert answer.facets.handover == {"pickup": 1}


def test_a_job_that_read_before_the_suspension_cannot_bring_an_offer_back(both_engines: ElasticsearchBackend, drain_jobs) -> None:
    made = offer(title="Mắm ruốc")
    late = list(documents_of(readable([made.pk])))
    suspend(made.seller)
    drain_jobs()
    for engine in (both_engines, postgresql()):
        engine.index(late)
        assert found(engine, "mắm") == ()


def test_a_rolled_back_change_indexes_nothing(only_postgresql: None, drain_jobs) -> None:
    made = offer()
    with transaction.atomic():
        publish(OfferPublished(offer_id=made.pk))
        transaction.set_rollback(True)
    assert drain_jobs() == []


def test_documents_of_many_offers_cost_no_more_queries(only_postgresql: None, django_assert_num_queries) -> None:
    parent = category("Nông sản")
    for number in range(30):
        offer(category=category(f"Loại {number % 4}", parent=parent))
    offers = readable(list(Offer.objects.values_list("pk", flat=True)))
    with django_assert_num_queries(5):
        few = list(documents_of(offers[:3]))
    with django_assert_num_queries(5):
        many = list(documents_of(offers))
    assert (len(few), len(many)) == (3, 30)
    assert many[0].categories == (parent.pk, offers[0].category_id)


def test_what_elasticsearch_missed_is_written_when_it_is_back(both_engines: ElasticsearchBackend, drain_jobs) -> None:
    made = offer(title="Mắm ruốc")
    working = both_engines.writing
    both_engines.writing = type(working)("http://127.0.0.1:9", request_timeout=1, max_retries=0)
    tell(OfferPublished(offer_id=made.pk))
    drain_jobs()
    assert found(postgresql(), "mắm") == (made.pk,)
    assert SearchDocument.objects.get().mirrored == 0
    both_engines.writing = working
    assert found(both_engines, "mắm") == ()
    assert catch_up() == 1
    assert found(both_engines, "mắm") == (made.pk,)
    assert catch_up() == 0


def test_an_index_that_is_not_there_is_built_by_the_clock(both_engines: ElasticsearchBackend) -> None:
    made = offer(title="Mắm ruốc")
    both_engines.indices.delete_all()
    assert catch_up() == 1
    assert found(both_engines, "mắm") == (made.pk,)


@pytest.mark.parametrize("name", ["postgresql", "elasticsearch"])
def test_drift_is_seen_and_repaired(both_engines: ElasticsearchBackend, name: str) -> None:
    engine = both_engines if name == "elasticsearch" else postgresql()
    missing, outdated, extra = offer(), offer(), offer()
    write_offers([outdated.pk, extra.pk])
    Offer.objects.filter(pk=outdated.pk).bump()
    Offer.objects.filter(pk=extra.pk).update(state=OfferState.EXPIRED)
    unknown = list(documents_of(readable([outdated.pk])))
    engine.index([type(unknown[0])(**{**unknown[0].__dict__, "offer_id": 10**9})])
    seen = drift(engine)
    assert (seen.missing, seen.outdated, seen.extra) == ([missing.pk], [outdated.pk], [extra.pk, 10**9])
    assert repair(engine).offers == seen.offers
    assert not drift(engine)
    assert dict(engine.versions()) == dict(Offer.objects.visible().values_list("pk", "revision"))


def test_commands_rebuild_and_check(both_engines: ElasticsearchBackend) -> None:
    made = offer(title="Mắm ruốc")
    with pytest.raises(CommandError, match="differs"):
        call_command("check_search", stdout=StringIO())
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert "postgresql: 1 offers" in out.getvalue()
    assert "elasticsearch: 1 offers" in out.getvalue()
    call_command("check_search", stdout=StringIO())
    assert found(both_engines, "mắm") == (made.pk,)
    assert catch_up() == 0


def test_check_repairs_when_asked(both_engines: ElasticsearchBackend) -> None:
    made = offer(title="Mắm ruốc")
    call_command("check_search", "--repair", stdout=StringIO())
    assert found(both_engines, "mắm") == (made.pk,)


def test_removed_offers_are_forgotten_after_a_day(only_postgresql: None) -> None:
    made = offer(live=False)
    write_offers([made.pk])
    forget_removed(0)
    assert SearchDocument.objects.filter(is_gone=True).exists()
    SearchDocument.objects.update(changed_at="2020-01-01T00:00Z")
    forget_removed(0)
    assert not SearchDocument.objects.exists()


def test_a_removal_that_elasticsearch_has_not_heard_of_is_remembered(
    both_engines: ElasticsearchBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be found there for ever: what is forgotten is not told again."""
    made = offer()
    write_offers([made.pk])
    Offer.objects.filter(pk=made.pk).update(state=OfferState.WITHDRAWN)
    Offer.objects.filter(pk=made.pk).bump()
    with monkeypatch.context() as away:
        away.setattr(ElasticsearchBackend, "delete", _does_not_answer)
        write_offers([made.pk])
    SearchDocument.objects.update(changed_at="2020-01-01T00:00Z")
    forget_removed(0)
    assert SearchDocument.objects.filter(is_gone=True).exists()
    catch_up()
    both_engines.settle()
    assert not dict(both_engines.versions())
    forget_removed(0)
    assert not SearchDocument.objects.exists()


def _does_not_answer(*_: object, **__: object) -> None:
    raise Unavailable("away")


def test_goods_are_found_by_their_categorys_new_name(both_engines: ElasticsearchBackend, drain_jobs) -> None:
    node = Category.objects.get(slug="banh-trang")
    renamed, other = offer(title="Loại đặc biệt", category=node), offer(title="Mắm ruốc")
    write_offers([renamed.pk, other.pk])
    drain_jobs()
    Category.objects.filter(pk=node.pk).update(name="Đồ cuốn quê nhà")
    publish(CategoryRenamed(category_id=node.pk))
    drain_jobs()
    for engine in (both_engines, postgresql()):
        assert found(engine, "đồ cuốn quê nhà") == (renamed.pk,)
        assert not drift(engine)
    assert Offer.objects.get(pk=other.pk).revision == other.revision
