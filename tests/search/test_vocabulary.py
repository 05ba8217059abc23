"""The words of the goods as every process knows them: learnt by the worker, read again only where they changed."""

import time

import pytest

from search import vocabulary as kept
from search.indexing.writing import write_offers
from search.models import VocabularySnapshot
from search.text.tokens import tokens
from search.text.vocabulary import Vocabulary
from search.vocabulary import SECONDS_BETWEEN_LOOKS, current_vocabulary, forget_vocabulary, remake_vocabulary
from tests.factories.offers import offer
from tests.races.rivals import at_once

TITLES = [tokens(title) for title in ("Bánh tráng phơi sương", "Bánh trung thu", "Muối tôm Tây Ninh", "Muối ớt")]


def test_the_same_titles_are_packed_alike_in_whatever_order_they_were_learnt() -> None:
    one, other = Vocabulary.of(TITLES), Vocabulary.of(reversed(TITLES))
    assert list(one.plain) != list(other.plain)
    assert one.pack() == other.pack()


@pytest.mark.django_db
def test_what_is_learnt_anew_without_news_is_neither_written_nor_read_again(only_postgresql: None, monkeypatch: pytest.MonkeyPatch) -> None:
    write_offers([offer(title="Bánh tráng").pk, offer(title="Muối tôm").pk])
    remake_vocabulary()
    forget_vocabulary()
    known, made_at = current_vocabulary(), VocabularySnapshot.objects.get().made_at
    assert known.knows("banh")

    def looked_at_again() -> Vocabulary:
        monkeypatch.setattr(kept._held, "looked_at", kept._held.looked_at - SECONDS_BETWEEN_LOOKS)
        return current_vocabulary()

    remake_vocabulary()
    assert VocabularySnapshot.objects.get().made_at == made_at
    assert looked_at_again() is known
    write_offers([offer(title="Sầu riêng").pk])
    remake_vocabulary()
    assert VocabularySnapshot.objects.get().made_at > made_at
    assert looked_at_again().knows("sau")


@pytest.mark.django_db(transaction=True)
def test_threads_of_a_new_process_wait_for_the_words_of_the_goods(only_postgresql: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever came while the first was still reading searched without a vocabulary."""
    write_offers([offer(title="Bánh tráng").pk])
    remake_vocabulary()
    forget_vocabulary()
    unpack, read = Vocabulary.unpack, []

    def slowly(packed: bytes) -> Vocabulary:
        read.append(packed)
        time.sleep(0.3)
        return unpack(packed)

    monkeypatch.setattr(Vocabulary, "unpack", slowly)
    assert at_once(*[lambda: current_vocabulary().knows("banh")] * 4) == [True] * 4
    assert len(read) == 1


def test_what_titles_rarely_say_is_what_a_category_is_called() -> None:
    learnt = Vocabulary.of([["máy", "sấy", "trái", "cây"], ["cua", "đồng"]])
    for names in ("trai cay tuoi", "nha cua"):
        for _goods in range(9):
            learnt.learn(["xoài"], names.split())
    assert learnt.is_kind(["trai", "cay"])
    assert not learnt.is_kind(["say", "trai"])
    # Crabs are no doors.
    assert not learnt.is_kind(["cua"])
