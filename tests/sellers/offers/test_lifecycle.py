"""Every state of an offer with every action: what happens, or that nothing does."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from marketplace.lifecycles import ActionRefused, BusinessError
from marketplace.people.models import User
from sellers.offers.actions.approve_offer import approve_offer
from sellers.offers.actions.change_terms import change_terms
from sellers.offers.actions.edit_draft import edit_draft
from sellers.offers.actions.expire_offer import expire_offer
from sellers.offers.actions.mark_stale import mark_stale
from sellers.offers.actions.recall_offer import recall_offer
from sellers.offers.actions.reconfirm_offer import reconfirm_offer
from sellers.offers.actions.remind_seller import remind_seller
from sellers.offers.actions.repost_offer import repost_offer
from sellers.offers.actions.restore_offer import restore_offer
from sellers.offers.actions.return_offer import return_offer
from sellers.offers.actions.revise_offer import revise_offer
from sellers.offers.actions.submit_offer import submit_offer
from sellers.offers.actions.take_down_offer import take_down_offer
from sellers.offers.actions.withdraw_offer import withdraw_offer
from sellers.offers.freshness import fresh_for, stale_for
from sellers.offers.lifecycle import OFFER
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.people import officer, person
from tests.factories.sellers import seller

pytestmark = pytest.mark.django_db

Run = Callable[[Offer, User, User], Any]


def _replace(subject: Offer, owner: User, clerk: User) -> None:
    """Replacing is what approving a newer version does to the standing one."""
    newer = offer(seller=subject.seller, state="submitted")
    Offer.objects.filter(pk=newer.pk).update(product=subject.product, replaces=subject)
    newer.refresh_from_db()
    approve_offer(offer=newer, by=clerk)


RUNS: dict[str, Run] = {
    "edit": lambda subject, owner, clerk: edit_draft(offer=subject, content=subject.content(title="Tên mới"), by=owner),
    "submit": lambda subject, owner, clerk: submit_offer(offer=subject, by=owner),
    "recall": lambda subject, owner, clerk: recall_offer(offer=subject, by=owner),
    "withdraw": lambda subject, owner, clerk: withdraw_offer(offer=subject, by=owner),
    "approve": lambda subject, owner, clerk: approve_offer(offer=subject, by=clerk),
    "return": lambda subject, owner, clerk: return_offer(offer=subject, by=clerk, reason="Ảnh mờ."),
    "change_terms": lambda subject, owner, clerk: change_terms(offer=subject, by=owner, quantity=5),
    "revise": lambda subject, owner, clerk: revise_offer(offer=subject, content=subject.content(title="Tên mới"), by=owner),
    "reconfirm": lambda subject, owner, clerk: reconfirm_offer(offer=subject, by=owner),
    "remind": lambda subject, owner, clerk: remind_seller(offer=subject),
    "go_stale": lambda subject, owner, clerk: mark_stale(offer=subject),
    "expire": lambda subject, owner, clerk: expire_offer(offer=subject),
    "replace": _replace,
    "take_down": lambda subject, owner, clerk: take_down_offer(offer=subject, by=clerk, reason="Hàng cấm."),
    "restore": lambda subject, owner, clerk: restore_offer(offer=subject, by=clerk),
    "repost": lambda subject, owner, clerk: repost_offer(offer=subject, by=owner),
}


def test_every_action_of_the_table_is_tried() -> None:
    assert set(RUNS) == set(OFFER.actions())


@pytest.mark.parametrize(("state", "action", "after"), list(OFFER.pairs()))
def test_state_and_action(state: str, action: str, after: str | None) -> None:
    owner = person()
    # Confirmed so long ago, and valid for so short a time, that going stale and expiring are due.
    confirmed = timezone.now() - fresh_for() - stale_for() - dt.timedelta(days=1)
    subject = offer(seller=seller(owner=owner), state=state, confirmed_at=confirmed)
    if action == "expire":
        Offer.objects.filter(pk=subject.pk).update(valid_until=dt.date(2026, 1, 1))
    revision = subject.revision
    if after is None and action == "replace":
        # Nothing replaces what does not stand: the newer version simply goes live.
        _replace(subject, owner, officer())
        subject.refresh_from_db()
        assert subject.state == state
        return
    if after is None:
        with pytest.raises(ActionRefused):
            RUNS[action](subject, owner, officer())
        subject.refresh_from_db()
        assert (subject.state, subject.revision) == (state, revision)
        return
    RUNS[action](subject, owner, officer())
    subject.refresh_from_db()
    assert subject.state == after
    assert subject.revision > revision


SELLERS_ACTIONS = ("edit", "submit", "recall", "withdraw", "change_terms", "revise", "reconfirm", "repost")
OFFICERS_ACTIONS = ("approve", "return", "take_down", "restore")


def _state_with(action: str) -> str:
    return next(state for state, each, after in OFFER.pairs() if each == action and after)


@pytest.mark.parametrize("action", SELLERS_ACTIONS)
def test_strangers_do_nothing_with_a_sellers_offer(action: str) -> None:
    subject = offer(state=_state_with(action))
    before = subject.revision
    for stranger in (person(), officer()):
        with pytest.raises(BusinessError):
            RUNS[action](subject, stranger, officer())
    subject.refresh_from_db()
    assert subject.revision == before


@pytest.mark.parametrize("action", OFFICERS_ACTIONS)
def test_only_officers_moderate_and_not_their_own_goods(action: str) -> None:
    owner, interested = person(), officer()
    shop = seller(owner=owner)
    shop.memberships.create(user=interested, role="staff")
    subject = offer(seller=shop, state=_state_with(action))
    before = subject.revision
    for stranger in (person(), owner, interested):
        with pytest.raises(BusinessError):
            RUNS[action](subject, owner, stranger)
    subject.refresh_from_db()
    assert subject.revision == before
