"""Suspension: announced or at once, by whom, on what ground, and what it does to trading."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.utils import timezone

from marketplace.lifecycles import ActionRefused, NotAllowed, transition
from marketplace.people.models import User
from sellers.accounts.actions.cancel_suspension_notice import cancel_suspension_notice
from sellers.accounts.actions.give_suspension_notice import give_suspension_notice
from sellers.accounts.actions.put_suspension_into_force import put_suspension_into_force
from sellers.accounts.actions.reinstate_seller import reinstate_seller
from sellers.accounts.actions.revoke_identity import revoke_identity
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.actions.verify_seller import verify_seller
from sellers.accounts.authority import AuthorityOrder
from sellers.accounts.errors import AtOnceNeedsGround, NoticeStands, NoticeTooShort, OrderIncomplete, ReasonNeeded
from sellers.accounts.identity_checks import Claim, OfficerWithPapers
from sellers.accounts.lifecycle import ENFORCEMENT, SELLER, SellerState
from sellers.accounts.models import Enforcement, Seller
from sellers.accounts.policies import may_go_live
from sellers.accounts.tasks import enforce_due_notices
from tests.factories.people import officer, person
from tests.factories.sellers import ALL_AGREES, personal_id, seller, verify

pytestmark = pytest.mark.django_db

Ground = Enforcement.Ground
WHY = "Giao hàng không đúng mô tả nhiều lần."


def in_days(days: float) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=days)


def order(**fields: object) -> AuthorityOrder:
    values = {"ref": "12/QLTT", "issued_by": "Chi cục Quản lý thị trường", "received_at": timezone.now(), **fields}
    return AuthorityOrder(**values)  # type: ignore[arg-type]


def everything(of: Seller) -> tuple[object, ...]:
    return (
        Seller.objects.filter(pk=of.pk).values().get(),
        of.partner.__class__.objects.filter(pk=of.partner_id).values().get(),
        list(of.enforcements.order_by("pk").values()),
        list(of.identity_checks.order_by("pk").values()),
    )


SELLER_ACTS: dict[str, Callable[[Seller, User], object]] = {
    "give_notice": lambda of, by: give_suspension_notice(of, by=by, reason=WHY, effective_at=in_days(6)),
    "suspend": lambda of, by: suspend_at_once(of, by=by, ground=Ground.SERIOUS, reason=WHY),
    "reinstate": lambda of, by: reinstate_seller(of, by=by, reason="Đã khắc phục."),
    "revoke_identity": lambda of, by: revoke_identity(of, by=by, reason="Căn cước mượn của người khác."),
    "check_identity": lambda of, by: verify_seller(of, by=by, claim=claim(), checker=DISAGREES),
    "verify_identity": lambda of, by: verify_seller(of, by=by, claim=claim(), checker=ALL_AGREES),
}
DISAGREES = OfficerWithPapers(card_legible=True, name_agrees=False, born_agrees=True, number_agrees=True, named_on_certificate=True)


def claim() -> Claim:
    return Claim("Nguyễn Thị Bán", dt.date(1990, 5, 17), personal_id())


def seller_in(state: str) -> Seller:
    """A seller brought into that state; a verified identity stands wherever one can."""
    made = seller(trading=state != SellerState.SUSPENDED)
    if state == SellerState.UNVERIFIED:
        revoke_identity(made, by=officer(), reason="Giấy tờ giả.")
    return made


@pytest.mark.parametrize(("state", "action", "after"), list(SELLER.pairs()))
def test_seller_goes_where_the_table_says_or_nothing_changes(state: str, action: str, after: str | None) -> None:
    of, by = seller_in(state), officer()
    before = everything(of)
    if after is None:
        with pytest.raises(ActionRefused):
            SELLER_ACTS[action](of, by)
        assert everything(of) == before
        return
    SELLER_ACTS[action](of, by)
    of.refresh_from_db()
    of.partner.refresh_from_db()
    assert of.state == after
    assert of.partner.is_trading == of.is_trading


def noticed() -> Enforcement:
    return give_suspension_notice(seller(), by=officer(), reason=WHY, effective_at=in_days(6))


def lift(enforcement: Enforcement) -> None:
    # A seller that is not suspended refuses first; the measure itself must refuse too.

    with transition(enforcement, "lift", by=None):
        pass


ENFORCEMENT_ACTS: dict[str, Callable[[Enforcement], object]] = {
    "take_effect": put_suspension_into_force,
    "cancel": lambda one: cancel_suspension_notice(one, by=officer(), reason="Nhầm người bán."),
    "lift": lift,
}
WAY_TO: dict[str, list[str]] = {"scheduled": [], "in_force": ["take_effect"], "lifted": ["take_effect", "lift"], "cancelled": ["cancel"]}


@pytest.mark.parametrize(("state", "action", "after"), list(ENFORCEMENT.pairs()))
def test_measure_goes_where_the_table_says_or_nothing_changes(state: str, action: str, after: str | None) -> None:
    enforcement = noticed()
    with time_machine.travel(in_days(7), tick=False):
        for step in WAY_TO[state]:
            ENFORCEMENT_ACTS[step](enforcement)
        assert enforcement.state == state
        before = everything(enforcement.seller)
        if after is None:
            with pytest.raises(ActionRefused):
                ENFORCEMENT_ACTS[action](enforcement)
            assert everything(enforcement.seller) == before
            return
        ENFORCEMENT_ACTS[action](enforcement)
    enforcement.refresh_from_db()
    assert enforcement.state == after


@pytest.mark.parametrize("action", SELLER_ACTS)
def test_only_officers_take_measures(action: str) -> None:
    of = seller(trading=action != "reinstate")
    before = everything(of)
    for by in (person(), of.members.get()):
        with pytest.raises(NotAllowed):
            SELLER_ACTS[action](of, by)
    assert everything(of) == before


def test_notice_takes_effect_at_the_earliest_five_days_later() -> None:
    of, by = seller(), officer()
    before = everything(of)
    with pytest.raises(NoticeTooShort):
        give_suspension_notice(of, by=by, reason=WHY, effective_at=in_days(4.99))
    assert everything(of) == before
    give_suspension_notice(of, by=by, reason=WHY, effective_at=in_days(5.01))


def test_one_measure_stands_at_a_time() -> None:
    enforcement = noticed()
    before = everything(enforcement.seller)
    with pytest.raises(NoticeStands):
        give_suspension_notice(enforcement.seller, by=officer(), reason=WHY, effective_at=in_days(8))
    assert everything(enforcement.seller) == before


def test_seller_trades_until_the_day_and_is_suspended_by_the_job_on_it() -> None:
    enforcement = noticed()
    of = enforcement.seller
    enforce_due_notices()
    of.refresh_from_db()
    assert of.is_trading
    with pytest.raises(ActionRefused):
        put_suspension_into_force(enforcement)
    with time_machine.travel(in_days(6.01), tick=False):
        enforce_due_notices()
        enforce_due_notices()
    of.refresh_from_db()
    of.partner.refresh_from_db()
    assert not of.is_trading
    assert not of.partner.is_trading
    assert not may_go_live(of)


def test_cancelled_notice_suspends_nobody() -> None:
    enforcement = noticed()
    cancel_suspension_notice(enforcement, by=officer(), reason="Đã khắc phục.")
    with time_machine.travel(in_days(8), tick=False):
        enforce_due_notices()
    enforcement.seller.refresh_from_db()
    assert enforcement.seller.is_trading


def test_ordinary_breach_does_not_suspend_at_once() -> None:
    of = seller()
    before = everything(of)
    with pytest.raises(AtOnceNeedsGround):
        suspend_at_once(of, by=officer(), ground=Ground.RULES, reason=WHY)
    with pytest.raises(ReasonNeeded):
        suspend_at_once(of, by=officer(), ground=Ground.SERIOUS, reason="  ")
    assert everything(of) == before


@pytest.mark.parametrize("missing", ["ref", "issued_by"])
def test_order_of_an_authority_is_kept_with_its_number_issuer_and_term(missing: str) -> None:
    of, by = seller(), officer()
    before = everything(of)
    for incomplete in (None, order(**{missing: " "})):
        with pytest.raises(OrderIncomplete):
            suspend_at_once(of, by=by, ground=Ground.AUTHORITY, reason=WHY, order=incomplete)
    assert everything(of) == before
    given = order()
    enforcement = suspend_at_once(of, by=by, ground=Ground.AUTHORITY, reason=WHY, order=given)
    assert enforcement.authority_due_at == given.received_at + dt.timedelta(hours=24)
    assert enforcement.done_in_time


def test_suspension_at_once_supersedes_the_notice_and_reinstating_lifts_it() -> None:
    notice = noticed()
    of, by = notice.seller, officer()
    at_once = suspend_at_once(of, by=by, ground=Ground.SERIOUS, reason=WHY)
    notice.refresh_from_db()
    assert (notice.state, at_once.state) == ("cancelled", "in_force")
    reinstate_seller(of, by=by, reason="Đã khắc phục.")
    at_once.refresh_from_db()
    of.partner.refresh_from_db()
    assert at_once.state == "lifted"
    assert of.partner.is_trading


def test_offers_wait_for_a_verified_identity() -> None:
    assert may_go_live(seller())
    assert not may_go_live(seller(verified=False))
    assert not may_go_live(seller(trading=False))
    expired = seller(verified=False)

    verify(expired, valid_until=timezone.localdate() - dt.timedelta(days=1))
    assert not may_go_live(expired)


def test_suspended_seller_is_not_suspended_a_second_time() -> None:
    of, by = seller(), officer()
    suspend_at_once(of, by=by, ground=Ground.SERIOUS, reason=WHY)
    before = everything(of)
    with pytest.raises(ActionRefused):
        suspend_at_once(of, by=by, ground=Ground.SERIOUS, reason=WHY)
    assert everything(of) == before
