"""Each side is told what happened, once, in words that name the thing."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.urls import reverse

from marketplace.commerce.order.actions import complete_order, confirm_order, refuse_order, ship_order
from marketplace.commerce.order.events import OrderPlaced, OrderUnconfirmed, PurchasePlaced
from marketplace.commerce.order.lifecycle import Actor, OrderState
from marketplace.events import Event, publish
from marketplace.feedback.actions.answer_report import answer_report
from marketplace.notifications.models import Notification
from sellers.accounts.actions.reject_registration import reject_registration
from sellers.accounts.actions.return_registration import return_registration
from sellers.accounts.actions.submit_registration import submit_registration
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.actions.warn_of_lapse import warn_of_lapse
from sellers.accounts.events import RegistrationSubmitted
from sellers.accounts.models import Enforcement
from sellers.offers.actions.approve_offer import approve_offer
from sellers.offers.actions.restore_offer import restore_offer
from sellers.offers.actions.return_offer import return_offer
from sellers.offers.actions.submit_offer import submit_offer
from sellers.offers.actions.take_down_offer import take_down_offer
from sellers.offers.events import (
    OfferApproved,
    OfferEvent,
    OfferExpired,
    OfferGoesStaleSoon,
    OfferReturned,
    OfferTakenDown,
    OfferWentStale,
)
from tests.factories import commerce
from tests.factories.feedback import report
from tests.factories.offers import offer
from tests.factories.people import officer, person
from tests.factories.sellers import registration, seller

pytestmark = pytest.mark.django_db


def inbox(user) -> list[str]:
    return [message.template for message in Notification.objects.inbox_of(user)]


def newest(user) -> Notification:
    message = Notification.objects.inbox_of(user)[0]
    assert message.link, f"{message.template} leads nowhere"
    return message


def warn(dossier) -> None:
    """The exchange's reminder on the day before the last one for the supplement."""
    with time_machine.travel(dt.datetime.combine(dossier.supplement_by, dt.time(3), dt.UTC) - dt.timedelta(days=1)):
        warn_of_lapse(dossier)


@pytest.fixture
def happen(drain_jobs: Callable[..., list[str]]) -> Callable[[Event], None]:
    """Publishes an event and lets its consequences run."""

    def happen_(event: Event) -> None:
        publish(event)
        drain_jobs()

    return happen_


def test_the_applicant_is_told_of_the_receipt_with_code_and_due_date(happen) -> None:
    dossier = registration("submitted")
    happen(RegistrationSubmitted(registration_id=dossier.pk))
    message = newest(dossier.applicant)
    assert dossier.code in message.subject
    assert f"{dossier.due_on:%d/%m/%Y}" in message.body


def test_the_applicant_reads_what_is_missing_in_the_officers_words(drain_jobs) -> None:
    dossier, by = registration("submitted"), officer()
    return_registration(dossier, by=by, reason="Giấy chứng nhận bị mờ, chụp lại giúp.", round=dossier.round)
    drain_jobs()
    assert "Giấy chứng nhận bị mờ, chụp lại giúp." in newest(dossier.applicant).body


def test_a_slow_worker_still_tells_the_reason_to_an_applicant_who_has_sent_the_dossier_again(drain_jobs) -> None:
    dossier = registration("submitted")
    drain_jobs()
    return_registration(dossier, by=officer(), reason="Giấy chứng nhận bị mờ.", round=dossier.round)
    warn(dossier)
    submit_registration(dossier, by=dossier.applicant)
    drain_jobs()
    assert inbox(dossier.applicant).count("registration_returned") == 1
    told = Notification.objects.inbox_of(dossier.applicant).get(template="registration_returned")
    assert "Giấy chứng nhận bị mờ." in told.body
    # What was to remind him of the supplement came too late.
    assert "registration_supplement_soon" not in inbox(dossier.applicant)


def test_a_slow_worker_still_tells_the_reason_to_a_seller_who_has_sent_the_offer_again(drain_jobs) -> None:
    owner = person()
    waiting = offer(seller=seller(owner=owner), state="submitted")
    return_offer(offer=waiting, by=officer(), reason="Chụp lại ảnh giúp.")
    submit_offer(offer=waiting, by=owner)
    approve_offer(offer=waiting, by=officer())
    take_down_offer(offer=waiting, by=officer(), reason="Hàng không đúng mô tả.")
    restore_offer(offer=waiting, by=officer())
    drain_jobs()
    told = Notification.objects.inbox_of(owner)
    assert "Chụp lại ảnh giúp." in told.get(template="offer_returned").body
    assert "Hàng không đúng mô tả." in told.get(template="offer_taken_down").body


def test_the_applicant_is_told_of_a_rejection_and_its_reason(drain_jobs) -> None:
    dossier = registration("submitted")
    reject_registration(dossier, by=officer(), reason="Mã số thuế đã ngừng hoạt động.", round=dossier.round)
    drain_jobs()
    assert newest(dossier.applicant).template == "registration_rejected"
    assert "Mã số thuế đã ngừng hoạt động." in newest(dossier.applicant).body


def test_a_suspended_sellers_people_are_told_why(drain_jobs) -> None:
    owner = person()
    suspend_at_once(seller(owner=owner), by=officer(), ground=Enforcement.Ground.SERIOUS, reason="Bán hàng giả mạo nhãn hiệu.")
    drain_jobs()
    assert "Bán hàng giả mạo nhãn hiệu." in newest(owner).body


@pytest.mark.parametrize(
    ("event", "template"),
    [
        (OfferReturned, "offer_returned"),
        (OfferApproved, "offer_approved"),
        (OfferGoesStaleSoon, "offer_stale_soon"),
        (OfferWentStale, "offer_stale"),
        (OfferExpired, "offer_expired"),
        (OfferTakenDown, "offer_taken_down"),
    ],
)
def test_the_sellers_people_are_told_what_became_of_an_offer(event: type[OfferEvent], template: str, happen) -> None:
    owner = person()
    announced = offer(seller=seller(owner=owner))
    happen(event(offer_id=announced.pk))
    assert newest(owner).template == template
    assert announced.title in newest(owner).subject


def test_the_stale_offers_message_leads_to_the_page_with_one_button(happen) -> None:
    owner = person()
    announced = offer(seller=seller(owner=owner))
    happen(OfferWentStale(offer_id=announced.pk))
    assert newest(owner).link.startswith("/xac-nhan/")


def _trade() -> tuple:
    owner, buyer = person(), person()
    stall = seller(owner=owner)
    return owner, buyer, commerce.order(of=stall.partner, buyer=buyer)


def test_a_new_order_is_told_to_its_seller_with_what_was_ordered(happen) -> None:
    owner, buyer, order = _trade()
    happen(OrderPlaced(order_id=order.pk))
    message = Notification.objects.inbox_of(owner).filter(template="order_placed_seller").first()
    assert message is not None
    assert order.number in message.subject
    assert order.lines.first().title in message.body
    assert message.link.startswith("/xac-nhan/don-hang/")
    assert "order_placed_seller" not in inbox(buyer)


def test_a_guest_is_told_of_the_purchase_on_the_phone_with_its_link(happen) -> None:
    order = commerce.order(of=seller(owner=person()).partner)
    happen(PurchasePlaced(group_id=order.group_id))
    sms = Notification.objects.filter(template="purchase_placed", channel="sms").last()
    assert sms is not None
    assert sms.address == order.group.phone
    assert order.group.token in sms.body


def test_the_buyer_follows_what_the_seller_does(drain_jobs) -> None:
    owner, buyer, order = _trade()
    confirm_order(order, by=owner)
    ship_order(order, by=owner)
    drain_jobs()
    assert [name for name in inbox(buyer) if name.startswith("order_")][:2] in (
        ["order_shipped", "order_confirmed"],
        ["order_ready", "order_confirmed"],
    )


def test_a_refusal_is_told_to_the_other_side_with_its_reason(drain_jobs) -> None:
    owner, buyer, order = _trade()
    refuse_order(order, by=owner, actor=Actor.SELLER, reason="Hết hàng từ sáng nay.")
    drain_jobs()
    assert "Hết hàng từ sáng nay." in newest(buyer).body
    assert "order_refused" not in inbox(owner)


@pytest.mark.parametrize(("actor", "who", "buyer_hears"), [(Actor.BUYER, "Người mua", False), (Actor.EXCHANGE, "Sàn giao dịch", True)])
def test_a_completed_order_is_told_to_the_sides_that_did_not_complete_it(actor: Actor, who: str, buyer_hears: bool, drain_jobs) -> None:
    owner, buyer = person(), person()
    order = commerce.order(OrderState.DELIVERED, of=seller(owner=owner).partner, buyer=buyer)
    complete_order(order, by=buyer if actor is Actor.BUYER else None, actor=actor)
    drain_jobs()
    [told] = Notification.objects.inbox_of(owner).filter(template="order_completed_seller")
    assert order.number in told.subject
    assert all(words in told.body for words in (order.group.buyer_name, f"đã hoàn tất ({who})"))
    assert told.link == reverse("workspace:order", args=[order.number])
    assert ("order_completed" in inbox(buyer)) is buyer_hears
    if buyer_hears:
        assert "Cảm ơn bạn" in newest(buyer).body


def test_a_waiting_order_reminds_the_seller_and_later_tells_officers_and_buyer(happen) -> None:
    by = officer()
    owner, buyer, order = _trade()
    happen(OrderUnconfirmed(order_id=order.pk, stage="reminder"))
    assert newest(owner).template == "order_unconfirmed"
    assert "order_escalated" not in inbox(by)
    happen(OrderUnconfirmed(order_id=order.pk, stage="escalation"))
    told = newest(by)
    assert told.template == "order_escalated"
    assert told.link == reverse("console:order", args=[order.number])
    assert order.partner.shown_phone.startswith("0")
    assert order.partner.shown_phone in told.body
    assert newest(buyer).template == "order_late"


def test_who_reported_an_offer_and_left_a_number_is_told_of_the_answer(drain_jobs) -> None:
    told = report(contact="+84912345678")
    answer_report(told, by=officer(), answer="Đã gỡ chào bán này.")
    drain_jobs()
    [sms] = Notification.objects.filter(template="report_answered")
    assert sms.address == "+84912345678"
    assert told.code in sms.body
