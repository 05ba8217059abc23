"""Officers see reports by the day an answer is owed, answer each once, and the visitor hears of it."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.feedback.actions.answer_report import answer_report
from marketplace.feedback.models import OfferReport
from marketplace.notifications.models import Notification
from tests.factories.feedback import report
from tests.factories.offers import offer
from tests.factories.people import officer, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return signed_in(officer())


def due_in(hours: int, **fields: Any) -> OfferReport:
    made = report(**fields)
    OfferReport.objects.filter(pk=made.pk).update(due_at=timezone.now() + dt.timedelta(hours=hours))
    made.refresh_from_db()
    return made


def test_the_queue_shows_what_is_due_first_and_says_what_is_late(desk: Client) -> None:
    later, late = due_in(30), due_in(-2)
    text = desk.get(reverse("console:reports")).content.decode()
    assert text.index(late.code) < text.index(later.code)
    assert text.count("tag--bad") == 1
    assert reverse("console:reports") in desk.get(reverse("console:home")).content.decode()


def test_reports_are_found_by_code_by_goods_and_by_what_is_wrong(desk: Client) -> None:
    wanted, other = report(offer(title="Muối tôm hũ nhỏ")), report(offer(title="Nón lá"), kind="prohibited")
    for query in ({"q": wanted.code.lower().replace("-", " ")}, {"q": "muối tôm"}, {"kind": wanted.kind}):
        text = desk.get(reverse("console:reports"), query).content.decode()
        assert wanted.code in text
        assert other.code not in text


def test_the_page_shows_the_words_of_the_visitor_the_offer_and_its_seller(desk: Client) -> None:
    made = report(offer(title="Muối tôm hũ nhỏ"), details="Hũ chỉ có 150 g", contact="+84912345678")
    text = desk.get(reverse("console:report", args=[made.code])).content.decode()
    for words in ("Hũ chỉ có 150 g", "0912 345 678", "Muối tôm hũ nhỏ", made.offer.seller.legal_name):
        assert words in text
    assert f"{reverse('console:offer', args=[made.offer.pk])}#decision" in text


def test_an_answer_reaches_the_visitor_and_the_next_report_opens(desk: Client, drain_jobs: Any) -> None:
    following = due_in(60)
    made = due_in(5, contact="+84912345678")
    answer = desk.post(reverse("console:report", args=[made.code]), {"reason": "Đã yêu cầu người bán sửa giá."})
    assert answer["Location"] == reverse("console:report", args=[following.code])
    drain_jobs()
    assert made.code in Notification.objects.get(template="report_answered").body
    assert "Đã yêu cầu người bán sửa giá." in Client().get(made.get_absolute_url()).content.decode()


def test_usual_texts_are_put_before_what_is_written(desk: Client) -> None:
    made = report()
    page = desk.get(reverse("console:report", args=[made.code]))
    usual = page.context["form"].fields["picked"].choices[0][0]
    desk.post(reverse("console:report", args=[made.code]), {"picked": [usual], "reason": "Xin cảm ơn."})
    made.refresh_from_db()
    assert made.answer == f"{usual}\nXin cảm ơn."


def test_an_answer_without_words_is_refused_beside_the_field(desk: Client) -> None:
    made = report()
    answer = desk.post(reverse("console:report", args=[made.code]), {"reason": "   "})
    assert answer.status_code == 422
    assert answer.context["form"].errors["reason"]
    made.refresh_from_db()
    assert not made.is_answered


def test_the_slower_of_two_officers_is_told_and_keeps_what_he_wrote(desk: Client) -> None:
    made = report()
    answer_report(made, by=officer(full_name="Lê Thị Nhanh"), answer="Đã gỡ chào bán.")
    answer = desk.post(reverse("console:report", args=[made.code]), {"reason": "Đang kiểm tra."})
    assert answer.status_code == 409
    assert "Lê Thị Nhanh" in answer.content.decode()
    made.refresh_from_db()
    assert made.answer == "Đã gỡ chào bán."


def test_a_new_report_is_told_to_every_officer_and_to_nobody_else(drain_jobs: Any) -> None:
    first, second, stranger = officer(), officer(), person()
    made = report()
    drain_jobs()
    told = Notification.objects.filter(template="offer_reported", channel="inbox")
    assert set(told.values_list("recipient", flat=True)) == {first.pk, second.pk}
    assert told.first().link == reverse("console:report", args=[made.code])
    assert not Notification.objects.inbox_of(stranger).exists()
