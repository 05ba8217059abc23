"""Visitors report offers and follow the answer by a code; officers answer once."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from marketplace.feedback.actions.answer_report import AnswerMissing, answer_report
from marketplace.feedback.models import OfferReport, ReportKind
from marketplace.lifecycles import ActionRefused, NotAllowed
from marketplace.links.codes import ALPHABET, public_code, typed_code
from tests.factories.feedback import report
from tests.factories.offers import offer
from tests.factories.people import officer, person

pytestmark = pytest.mark.django_db


def test_visitor_without_account_reports_an_offer_and_gets_a_code(client: Client) -> None:
    response = client.post(
        reverse("report_offer", args=[offer().pk]), {"kind": ReportKind.UNREACHABLE, "details": "Gọi ba ngày không ai nghe"}
    )
    made = OfferReport.objects.get()
    assert response.status_code == 302
    assert response["Location"] == made.get_absolute_url()
    page = client.get(made.get_absolute_url())
    assert made.code in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def test_answer_is_due_in_working_days() -> None:
    assert report().due_at > timezone.now()


def test_report_of_something_else_needs_words_and_keeps_what_was_typed(client: Client) -> None:
    response = client.post(reverse("report_offer", args=[offer().pk]), {"kind": ReportKind.OTHER, "details": "", "contact": "0912 345 678"})
    assert response.status_code == 422
    assert "0912 345 678" in response.content.decode()
    assert OfferReport.objects.count() == 0


def test_contact_must_be_a_phone_or_an_address(client: Client) -> None:
    response = client.post(reverse("report_offer", args=[offer().pk]), {"kind": ReportKind.WRONG_PRICE, "contact": "gọi tôi nhé"})
    assert response.status_code == 422
    assert OfferReport.objects.count() == 0


def test_offer_that_was_never_public_cannot_be_reported(client: Client) -> None:
    assert client.get(reverse("report_offer", args=[offer(live=False).pk])).status_code == 404


def test_report_is_found_however_the_code_is_typed(client: Client) -> None:
    made = report()
    typed = made.code.lower().replace("-", " ")
    assert client.get(reverse("report_track"), {"code": typed})["Location"] == made.get_absolute_url()


def test_unknown_code_says_so_beside_the_field(client: Client) -> None:
    page = client.get(reverse("report_track"), {"code": "BC-2611-AAAAAA"})
    assert page.status_code == 200
    assert "BC-2611-AAAAAA" in page.content.decode()
    assert page.context["form"].errors["code"]


def test_officer_answers_and_the_visitor_reads_it(client: Client) -> None:
    made = report()
    answer_report(made, by=officer(), answer="Đã gọi người bán, số điện thoại đã sửa.")
    assert "Đã gọi người bán" in client.get(made.get_absolute_url()).content.decode()


def test_report_is_answered_once() -> None:
    made, by = report(), officer()
    answer_report(made, by=by, answer="Lần một")
    with pytest.raises(ActionRefused):
        answer_report(made, by=by, answer="Lần hai")
    made.refresh_from_db()
    assert made.answer == "Lần một"


def test_answer_needs_words() -> None:
    made = report()
    with pytest.raises(AnswerMissing):
        answer_report(made, by=officer(), answer="  ")
    made.refresh_from_db()
    assert not made.is_answered


def test_buyer_cannot_answer() -> None:
    made = report()
    with pytest.raises(NotAllowed):
        answer_report(made, by=person(), answer="Tôi trả lời")
    made.refresh_from_db()
    assert not made.is_answered


def test_code_cannot_be_misread() -> None:
    code = public_code("BC")
    assert set(code.rsplit("-", 1)[1]) <= set(ALPHABET)
    assert typed_code(code.lower().replace("-", "")) == code
