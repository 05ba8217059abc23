"""Officers read offers in the order they came, decide with reasons, and never decide twice."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sellers.offers.actions.update_offer import update_offer
from sellers.offers.models import Offer
from tests.factories.offers import offer, picture
from tests.factories.people import officer, person, signed_in
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Client:
    return signed_in(officer())


def waiting(hours: int = 0, **fields: Any) -> Offer:
    made = offer(state="submitted", **fields)
    Offer.objects.filter(pk=made.pk).update(submitted_at=timezone.now() - dt.timedelta(hours=hours))
    made.refresh_from_db()
    return made


def approve(desk: Client, of: Offer, revision: int | None = None) -> Any:
    return desk.post(reverse("console:offer_approve", args=[of.pk]), {"revision": revision or of.revision})


def test_the_queue_shows_the_longest_waiting_first_and_what_is_late(desk: Client) -> None:
    new, old = waiting(1, title="Món mới gửi"), waiting(30, title="Món gửi lâu")
    text = desk.get(reverse("console:offers")).content.decode()
    assert text.index(old.title) < text.index(new.title)
    assert text.count("tag--bad") == 1


def test_approving_opens_the_next_one(desk: Client) -> None:
    first, second = waiting(3), waiting(2)
    response = approve(desk, first)
    assert response.status_code == 302
    assert response["Location"] == reverse("console:offer", args=[second.pk])
    first.refresh_from_db()
    assert first.is_live
    response = approve(desk, second)
    assert response["Location"] == reverse("console:offers")


def test_the_second_of_two_officers_is_told_who_was_quicker(desk: Client) -> None:
    of = waiting()
    quick = officer(full_name="Trần Văn Nhanh")
    assert approve(signed_in(quick), of).status_code == 302
    response = approve(desk, of)
    assert response.status_code == 409
    assert "Trần Văn Nhanh" in response.content.decode()


def test_an_officer_who_read_an_older_version_reads_again(desk: Client) -> None:
    of = waiting()
    response = approve(desk, of, revision=of.revision + 5)
    assert response.status_code == 409
    of.refresh_from_db()
    assert of.is_waiting


def test_what_was_typed_about_an_older_version_is_sent_about_the_new_one(desk: Client) -> None:
    of = waiting()
    url = reverse("console:offer_return", args=[of.pk])
    refused = desk.post(url, {"revision": of.revision + 5, "reason": "Chụp lại ảnh giúp."})
    assert refused.status_code == 409
    page = refused.content.decode()
    assert '<details id="return" open>' in page
    assert "Chụp lại ảnh giúp.</textarea>" in page
    again = {field.name: field.value() for field in refused.context["return_form"] if field.value()}
    assert desk.post(url, again).status_code == 302
    of.refresh_from_db()
    assert (of.is_returned, of.return_reason) == (True, "Chụp lại ảnh giúp.")


def test_an_offer_whose_last_day_is_over_waits_until_it_is_returned(desk: Client) -> None:
    of = waiting()
    Offer.objects.filter(pk=of.pk).update(valid_until=dt.date(2026, 1, 1))
    refused = approve(desk, of)
    assert refused.status_code == 409
    assert "quá ngày hết hạn" in refused.context["refusal"]
    of.refresh_from_db()
    assert of.is_waiting


def test_returning_needs_a_reason_and_keeps_what_was_typed(desk: Client) -> None:
    of = waiting()
    url = reverse("console:offer_return", args=[of.pk])
    assert desk.post(url, {"revision": of.revision, "reason": "  "}).status_code == 422
    of.refresh_from_db()
    assert of.is_waiting
    assert desk.post(url, {"revision": of.revision, "reason": "Chụp lại ảnh giúp."}).status_code == 302
    of.refresh_from_db()
    assert of.is_returned
    assert of.return_reason == "Chụp lại ảnh giúp."


def test_the_page_shows_what_a_new_version_changes(desk: Client) -> None:
    owner = person()
    live = offer(seller=seller(owner=owner), title="Tên đang bán", pictures=[picture(1)])
    said = live.content(title="Tên xin đổi", pictures=[picture(1), picture(2)])
    version = update_offer(offer=live, content=said, changed=["title"], by=owner).waiting
    assert version is not None
    text = desk.get(reverse("console:offer", args=[version.pk])).content.decode()
    assert "<del>Tên đang bán</del>" in text
    assert "<ins>Tên xin đổi</ins>" in text
    changes = desk.get(reverse("console:offer", args=[version.pk])).context["changes"]
    assert len(changes.pictures_added) == 1
    assert changes.main_picture is None


def test_the_page_shows_that_another_photo_stands_first(desk: Client) -> None:
    owner, one, two = person(), picture(3), picture(4)
    live = offer(seller=seller(owner=owner), pictures=[one, two])
    version = update_offer(offer=live, content=live.content(pictures=[two, one]), changed=["photos"], by=owner).waiting
    assert version is not None
    page = desk.get(reverse("console:offer", args=[version.pk]))
    assert page.context["changes"].main_picture == two
    assert "Đổi ảnh chính" in page.content.decode()


def test_taking_down_and_putting_back(desk: Client) -> None:
    live = offer()
    assert desk.post(reverse("console:offer_take_down", args=[live.pk]), {}).status_code == 422
    assert desk.post(reverse("console:offer_take_down", args=[live.pk]), {"reason": "Hàng cấm."}).status_code == 302
    live.refresh_from_db()
    assert live.is_taken_down
    assert "Hàng cấm." in desk.get(reverse("console:offer", args=[live.pk])).content.decode()
    assert desk.post(reverse("console:offer_restore", args=[live.pk])).status_code == 302
    live.refresh_from_db()
    assert live.is_live


def test_nobody_decides_on_goods_of_his_own(desk: Client) -> None:
    interested = officer()
    shop = seller()
    shop.memberships.create(user=interested, role="staff")
    of = waiting(seller=shop)
    own_desk = signed_in(interested)
    assert "console:offer_approve" not in own_desk.get(reverse("console:offer", args=[of.pk])).content.decode()
    assert approve(own_desk, of).status_code == 409
    of.refresh_from_db()
    assert of.is_waiting


def test_a_sellers_drafts_are_his_alone(desk: Client) -> None:
    draft = offer(live=False)
    assert desk.get(reverse("console:offer", args=[draft.pk])).status_code == 404
    assert draft.title not in desk.get(reverse("console:offers") + "?stage=tat-ca").content.decode()


def test_the_consoles_first_page_counts_waiting_offers(desk: Client) -> None:
    waiting(30)
    text = desk.get(reverse("console:home")).content.decode()
    assert reverse("console:offers") in text
