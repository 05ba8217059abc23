"""Officers add words to the lexicon in the console and see what they change first."""

import pytest
from django.test import Client
from django.urls import reverse

from search.indexing.writing import write_offers
from search.lexicon.additions import forget_lexicon
from search.models import AddedWords
from search.pages.asked import Asked
from search.pages.found import find
from search.vocabulary import forget_vocabulary, remake_vocabulary
from tests.factories.offers import offer
from tests.factories.people import officer, signed_in

pytestmark = pytest.mark.django_db
SAID = {"said": "Kẹo chuối bọc", "meant": "chuối phồng", "kind": "synonym", "note": "Bà con gọi vậy"}


@pytest.fixture
def desk(only_postgresql: None) -> Client:
    write_offers([offer(title="Chuối phồng mè đen").pk])
    remake_vocabulary()
    forget_vocabulary()
    return signed_in(officer())


def test_from_the_form_to_the_result_page(desk: Client) -> None:
    answer = desk.post(reverse("console:words_new"), SAID)
    words = AddedWords.objects.get()
    page = desk.get(answer["Location"]).content.decode()
    assert "Đang thử" in page
    assert "Chuối phồng mè đen" in page
    assert find(Asked(text="kẹo chuối bọc")).total == 0
    page = desk.post(reverse("console:words_publish", args=[words.pk]), {"reason": "Đã hỏi hợp tác xã"}, follow=True).content.decode()
    assert "Đang áp dụng" in page
    assert "Đã hỏi hợp tác xã" in page

    forget_lexicon()
    assert find(Asked(text="kẹo chuối bọc")).total == 1
    page = desk.post(reverse("console:words_retract", args=[words.pk]), {"reason": "Gây nhầm"}, follow=True).content.decode()
    assert "Đã thu hồi" in page
    forget_lexicon()
    assert find(Asked(text="kẹo chuối bọc")).total == 0


def test_bad_words_are_answered_with_the_reason_and_kept_in_the_form(desk: Client) -> None:
    answer = desk.post(reverse("console:words_new"), {**SAID, "meant": "kẹo chuối bọc"})
    assert answer.status_code == 422
    assert "Kẹo chuối bọc" in answer.content.decode()
    assert "giống nhau" in answer.content.decode()
    assert not AddedWords.objects.exists()


def test_the_officer_chooses_the_searches_to_compare(desk: Client) -> None:
    desk.post(reverse("console:words_new"), SAID)
    address = reverse("console:words_entry", args=[AddedWords.objects.get().pk])
    effects = desk.get(address, {"q": "mè đen\n\n  muối  \n1\n2\n3\n4"}).context["effects"]
    assert [one.query for one in effects] == ["mè đen", "muối", "1", "2", "3"]


def test_the_list_is_narrowed_and_leads_to_each(desk: Client) -> None:
    desk.post(reverse("console:words_new"), SAID)
    address = reverse("console:words_entry", args=[AddedWords.objects.get().pk])
    assert address in desk.get(reverse("console:words"), {"q": "phồng", "state": "draft"}).content.decode()
    assert address not in desk.get(reverse("console:words"), {"state": "published"}).content.decode()


def test_a_failing_search_can_be_taken_into_the_form(desk: Client) -> None:
    assert 'value="sầu riêng musang"' in desk.get(reverse("console:words_new"), {"said": "sầu riêng musang"}).content.decode()
