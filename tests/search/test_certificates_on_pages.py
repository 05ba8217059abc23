"""Goods with checked certificates on pages of results: found by words, narrowed to, counted, followed as certificates change."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.language.dates import vietnam_today
from search.backends.elasticsearch.backend import ElasticsearchBackend
from search.backends.engines import elasticsearch, postgresql
from search.indexing.drift import drift, repair
from search.indexing.writing import write_offers
from search.lexicon.certificates import listed
from search.models import SearchDocument
from search.pages.certificates import forget_certificates
from search.ranking import weights
from search.vocabulary import forget_vocabulary, remake_vocabulary
from sellers.certificates.actions.revoke_certificate import revoke_certificate
from sellers.certificates.models import Certificate
from sellers.certificates.standing import names_of_codes
from sellers.offers.models import Offer
from tests.factories.certificates import certificate
from tests.factories.offers import offer
from tests.factories.people import officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    """Which certificates there are, and their words, are kept by the process."""
    forget_certificates()
    yield
    forget_certificates()
    forget_vocabulary()


def index_everything() -> None:
    write_offers(list(Offer.objects.values_list("pk", flat=True)))
    settle()


def settle() -> None:
    """Everything that was written is searched, and the process looks again at what certificates there are."""
    if engine := elasticsearch():
        engine.settle()
    remake_vocabulary()
    forget_vocabulary()


@pytest.fixture
def honeys(engine: str) -> dict[str, Offer]:
    """Honey with four stars, with three, with VietGAP, and with nothing; and rice with five."""
    made = {name: offer(title=f"Mật ong {name}", price=Decimal(90_000)) for name in ("bốn", "ba", "sạch", "thường")}
    made["gạo"] = offer(title="Gạo lứt", price=Decimal(30_000))
    certificate(offers=[made["bốn"]], level=4)
    certificate(offers=[made["ba"]], level=3)
    certificate(code="vietgap", offers=[made["sạch"]])
    certificate(offers=[made["gạo"]], level=5)
    index_everything()
    return made


def shown(client: Client, **query: Any) -> list[int]:
    return [card.offer_id for card in client.get(reverse("search"), query).context["found"].cards]


def test_words_narrow_to_goods_that_have_the_certificate(honeys: dict[str, Offer], client: Client) -> None:
    answer = client.get(reverse("search"), {"q": "mật ong ocop 4 sao"})
    assert [card.offer_id for card in answer.context["found"].cards] == [honeys["bốn"].pk]
    assert [(chip.label, chip.url) for chip in answer.context["chips"]] == [("OCOP 4 sao", "/search/?q=m%E1%BA%ADt+ong")]
    assert "OCOP 4 sao" in unescape(answer.content.decode())
    assert set(shown(client, q="ocop")) == {honeys["bốn"].pk, honeys["ba"].pk, honeys["gạo"].pk}
    assert shown(client, q="mat ong dat chuan vietgap") == [honeys["sạch"].pk]


def test_the_drawer_counts_certificates_and_the_address_keeps_them(honeys: dict[str, Offer], client: Client) -> None:
    narrowed = client.get(reverse("search"), {"q": "mật ong", "certificate": ["ocop-3", "vietgap"]})
    assert {card.offer_id for card in narrowed.context["found"].cards} == {honeys["ba"].pk, honeys["sạch"].pk}
    group = next(group for group in narrowed.context["groups"] if group.name == "certificate")
    assert [(choice.value, choice.label, choice.count, choice.chosen) for choice in group.choices] == [
        ("ocop", "OCOP", 2, False),
        ("ocop-3", "OCOP 3 sao", 1, True),
        ("ocop-4", "OCOP 4 sao", 1, False),
        ("vietgap", "VietGAP", 1, True),
    ]
    drawn = unescape(narrowed.content.decode())
    assert "Chứng nhận" in drawn
    assert 'name="certificate" value="ocop-3" checked' in drawn.replace('id="certificate_ocop-3" ', "")
    assert [chip.url for chip in narrowed.context["chips"]] == [
        "/search/?q=m%E1%BA%ADt+ong&certificate=vietgap",
        "/search/?q=m%E1%BA%ADt+ong&certificate=ocop-3",
    ]
    assert "certificate=ocop-3&certificate=vietgap" in narrowed.content.decode().replace("&amp;", "&")
    assert client.get(reverse("search_count"), {"q": "mật ong", "certificate": "vietgap"}).json() == {"label": "Xem 1 chào bán"}


def test_of_too_many_goods_those_certificates_are_offered_that_there_are(honeys: dict[str, Offer], client: Client, engine: str) -> None:
    """What was not looked at may have them; a number stands only where somebody counted."""
    if engine == "postgresql":
        postgresql().most_counted = 2
    group = next(group for group in client.get(reverse("search"), {"q": "mật ong"}).context["groups"] if group.name == "certificate")
    offered = [choice.value for choice in group.choices]
    if engine == "postgresql":
        assert offered == ["ocop", "ocop-3", "ocop-4", "ocop-5", "vietgap"]
        assert [choice.count for choice in group.choices if choice.value == "ocop-5"] == [None]
    else:
        assert offered == ["ocop", "ocop-3", "ocop-4", "vietgap"]


def test_names_are_in_the_language_of_the_page(honeys: dict[str, Offer], client: Client) -> None:
    answer = client.get(f"/en{reverse('search')}", {"q": "mật ong", "certificate": "ocop-4"})
    assert [chip.label for chip in answer.context["chips"]] == ["OCOP 4 stars"]


def test_what_nobody_has_is_not_spoken_of(engine: str, client: Client) -> None:
    offer(title="Mật ong rừng")
    index_everything()
    answer = client.get(reverse("search"), {"q": "mật ong"})
    assert [group.choices for group in answer.context["groups"] if group.name == "certificate"] == [[]]
    assert ">Chứng nhận<" not in answer.content.decode()
    assert client.get(reverse("search"), {"q": "mật ong ocop 4 sao"}).context["chips"] == []
    assert "1 chào bán" in client.get(reverse("search"), {"q": "mật ong", "certificate": ["x" * 500, "boss"]}).content.decode()


def test_a_certificate_that_leaves_nothing_is_given_up_and_told(honeys: dict[str, Offer], client: Client) -> None:
    answer = client.get(reverse("search"), {"q": "mật ong ocop 5 sao"})
    found = answer.context["found"]
    assert (found.given_up, found.total) == (("certificates",), 0)
    assert answer.context["given_up"] == "OCOP 5 sao"
    assert answer.context["wider_url"] == "/search/?q=m%E1%BA%ADt+ong"
    assert len(found.cards) == 4


def test_a_choice_beside_the_words_holds_and_the_last_takes_the_words_along(honeys: dict[str, Offer], client: Client) -> None:
    answer = client.get(reverse("search"), {"q": "mật ong ocop 4 sao", "certificate": "vietgap"})
    assert [card.offer_id for card in answer.context["found"].cards] == [honeys["sạch"].pk]
    assert [chip.url for chip in answer.context["chips"]] == ["/search/?q=m%E1%BA%ADt+ong"]


def test_a_warm_page_asks_one_question_beside_the_engine(
    honeys: dict[str, Offer], client: Client, engine: str, django_assert_num_queries: Any
) -> None:
    for _ in range(2):
        client.get(reverse("search"), {"q": "mật ong ocop 4 sao"})
    with django_assert_num_queries(1 if engine == "elasticsearch" else 4):
        client.get(reverse("search"), {"q": "mật ong ocop 4 sao"})


def test_documents_follow_a_certificate_that_is_approved_and_revoked(engine: str, client: Client, drain_jobs: Any) -> None:
    made, other = offer(title="Mật ong rừng"), offer(title="Mật ong tràm")
    index_everything()
    paper = certificate(offers=[made])
    drain_jobs()
    settle()
    stands = SearchDocument.objects.get(pk=made.pk)
    assert (stands.certificates, stands.certified) == (["ocop", "ocop-4"], dict(weights.OCOP_STARS)[4])
    assert stands.version > made.revision
    assert shown(client, q="mật ong ocop") == [made.pk]
    revoke_certificate(certificate=paper, by=officer(), reason="Giấy giả")
    drain_jobs()
    settle()
    assert SearchDocument.objects.get(pk=made.pk).certificates == []
    assert client.get(reverse("search"), {"q": "mật ong", "certificate": "ocop"}).context["found"].total == 0
    assert Offer.objects.get(pk=other.pk).revision == other.revision
    assert not drift(postgresql())


def test_a_certificate_that_ended_unseen_is_found_by_the_check(both_engines: ElasticsearchBackend) -> None:
    made, other = offer(title="Mật ong rừng"), offer(title="Mật ong tràm")
    paper = certificate(offers=[made])
    write_offers([made.pk, other.pk])
    for engine in (postgresql(), both_engines):
        assert not drift(engine)
    Certificate.objects.filter(pk=paper.pk).update(expires_on=vietnam_today() - dt.timedelta(days=1))
    for engine in (both_engines, postgresql()):
        assert drift(engine).outdated == [made.pk]
    assert repair(both_engines).outdated == [made.pk]
    for engine in (both_engines, postgresql()):
        assert not drift(engine)
    assert SearchDocument.objects.get(pk=made.pk).certificates == []


def test_every_name_stands_for_a_kind_that_there_is() -> None:
    known = names_of_codes()
    assert {code for name in listed() for code in name.codes} <= known.keys()
    assert {code.split("-")[0] if code.startswith("ocop") else code for code in known} <= {code for name in listed() for code in name.codes}
