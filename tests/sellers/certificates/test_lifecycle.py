"""Every state of a certificate with every action: what happens, or that nothing does."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from marketplace.language.dates import vietnam_today
from marketplace.lifecycles import ActionRefused, BusinessError, NotAllowed
from marketplace.media.models import PrivateDocument
from marketplace.people.models import User
from sellers.accounts.actions.remove_member import remove_member
from sellers.certificates import writing
from sellers.certificates.actions.approve_certificate import approve_certificate
from sellers.certificates.actions.reject_certificate import reject_certificate
from sellers.certificates.actions.resubmit_certificate import resubmit_certificate
from sellers.certificates.actions.return_certificate import return_certificate
from sellers.certificates.actions.revoke_certificate import revoke_certificate
from sellers.certificates.actions.submit_certificate import submit_certificate
from sellers.certificates.actions.turn_certificate import turn_certificate
from sellers.certificates.actions.warn_of_expiry import warn_of_expiry
from sellers.certificates.actions.withdraw_certificate import withdraw_certificate
from sellers.certificates.errors import Expired, NumberTaken, ReasonNeeded, TooManyWaiting
from sellers.certificates.lifecycle import CERTIFICATE
from sellers.certificates.models import Certificate
from tests.factories.certificates import REASON, certificate, content
from tests.factories.offers import offer
from tests.factories.people import officer, person
from tests.factories.sellers import member, pdf, seller

pytestmark = pytest.mark.django_db

Run = Callable[[Certificate, User, User], Any]
RUNS: dict[str, Run] = {
    "return": lambda subject, owner, clerk: return_certificate(certificate=subject, by=clerk, reason=REASON, round=1),
    "approve": lambda subject, owner, clerk: approve_certificate(certificate=subject, by=clerk, round=1),
    "reject": lambda subject, owner, clerk: reject_certificate(certificate=subject, by=clerk, reason=REASON, round=1),
    "revoke": lambda subject, owner, clerk: revoke_certificate(certificate=subject, by=clerk, reason=REASON),
    "withdraw": lambda subject, owner, clerk: withdraw_certificate(certificate=subject, by=owner),
    "resubmit": lambda subject, owner, clerk: resubmit_certificate(certificate=subject, content=content("haccp"), by=owner),
    "turn": lambda subject, owner, clerk: turn_certificate(certificate=subject),
    "remind": lambda subject, owner, clerk: warn_of_expiry(certificate=subject),
}
OF_OFFICERS = ("return", "approve", "reject", "revoke")


def kept(subject: Certificate) -> dict[str, Any]:
    """Everything that the database says of it."""
    return Certificate.objects.filter(pk=subject.pk).values().get()


def in_state(state: str) -> Certificate:
    """Of premises, with its last day near, so that every action finds what it needs."""
    return certificate(state, code="haccp", expires_on=vietnam_today() + dt.timedelta(days=10))


@pytest.mark.parametrize(("state", "action", "after"), [pytest.param(*pair, id="-".join(pair[:2])) for pair in CERTIFICATE.pairs()])
def test_every_state_with_every_action(state: str, action: str, after: str | None) -> None:
    subject = in_state(state)
    if action == "turn":
        Certificate.objects.filter(pk=subject.pk).update(counted=False)
    owner, clerk, before = subject.seller.members.get(), officer(), kept(subject)
    if after is None:
        with pytest.raises(ActionRefused):
            RUNS[action](subject, owner, clerk)
        assert kept(subject) == before
    else:
        RUNS[action](subject, owner, clerk)
        assert kept(subject)["state"] == after
        trail: Any = Certificate
        last = trail.pgh_event_model.objects.filter(pgh_obj_id=subject.pk).order_by("pgh_id").last()
        assert last.pgh_context.metadata["action"] == f"certificate.{action}"


@pytest.mark.parametrize("action", OF_OFFICERS)
def test_nobody_decides_for_a_seller_he_works_for_and_only_officers_decide(action: str) -> None:
    subject = in_state("approved" if action == "revoke" else "submitted")
    colleague = officer()
    member(subject.seller, user=colleague)
    before = kept(subject)
    for who in (colleague, person(), subject.seller.members.exclude(pk=colleague.pk).get()):
        with pytest.raises(NotAllowed):
            RUNS[action](subject, who, who)
    assert kept(subject) == before


@pytest.mark.parametrize("action", ["withdraw", "resubmit"])
def test_only_its_own_people_change_a_certificate(action: str) -> None:
    subject = in_state("returned")
    before = kept(subject)
    for who in (person(), seller().members.get(), officer()):
        with pytest.raises(NotAllowed):
            RUNS[action](subject, who, who)
    assert kept(subject) == before


def test_strangers_hand_in_nothing() -> None:
    with pytest.raises(NotAllowed):
        submit_certificate(seller=seller(), content=content("haccp"), upload=pdf(), by=person())
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("action", ["return", "reject", "revoke"])
def test_a_reason_of_blanks_is_none(action: str) -> None:
    subject, clerk = in_state("approved" if action == "revoke" else "submitted"), officer()
    before = kept(subject)
    runs = {
        "return": lambda: return_certificate(certificate=subject, by=clerk, reason="  ", round=1),
        "reject": lambda: reject_certificate(certificate=subject, by=clerk, reason="\n", round=1),
        "revoke": lambda: revoke_certificate(certificate=subject, by=clerk, reason=" "),
    }
    with pytest.raises(ReasonNeeded):
        runs[action]()
    assert kept(subject) == before


@pytest.mark.parametrize("action", ["return", "approve", "reject"])
def test_an_officer_decides_only_on_the_submission_that_he_read(action: str) -> None:
    subject = in_state("returned")
    resubmit_certificate(certificate=subject, content=content("haccp"), by=subject.seller.members.get())
    before = kept(subject)
    assert before["round"] == 2
    with pytest.raises(ActionRefused):
        RUNS[action](subject, person(), officer())
    assert kept(subject) == before


def test_one_that_expired_in_the_queue_is_not_approved() -> None:
    subject = in_state("submitted")
    Certificate.objects.filter(pk=subject.pk).update(expires_on=vietnam_today() - dt.timedelta(days=1))
    before = kept(subject)
    with pytest.raises(Expired):
        approve_certificate(certificate=subject, by=officer(), round=1)
    assert kept(subject) == before


def test_the_same_paper_cannot_be_handed_in_twice() -> None:
    first = certificate(code="haccp", number="12/ab")
    owner = first.seller.members.get()
    for number in ("12/ab", "  12/AB "):
        with pytest.raises(NumberTaken):
            submit_certificate(seller=first.seller, content=content("haccp", number=number), upload=pdf(), by=owner)
    assert Certificate.objects.of(first.seller).count() == 1
    submit_certificate(seller=first.seller, content=content("iso-22000", number="12/ab"), upload=pdf(), by=owner)
    certificate(code="haccp", number="12/ab")  # another seller's
    withdraw_certificate(certificate=first, by=owner)
    again = submit_certificate(seller=first.seller, content=content("haccp", number="12/ab"), upload=pdf(), by=owner)
    assert again.is_waiting


def test_a_renewal_with_the_same_number_is_handed_in_while_the_old_one_stands() -> None:
    first = certificate(code="haccp", number="VietGAP-TT-12", issued_on=vietnam_today() - dt.timedelta(days=700))
    again = certificate("submitted", code="haccp", number="vietgap-tt-12", seller=first.seller)
    first.refresh_from_db()
    assert (first.is_approved, again.is_waiting) == (True, True)


def test_one_decision_names_goods_of_several_levels() -> None:
    goods = [offer(seller=shop) for shop in [seller()] for _ in range(2)]
    three, four = (certificate(offers=[each], number="12/QĐ-MH", level=level) for each, level in zip(goods, (3, 4), strict=True))
    assert {three.level, four.level} == {3, 4}
    with pytest.raises(NumberTaken):
        certificate("submitted", offers=goods, number="12/QĐ-MH", level=4)


def test_a_returned_one_comes_back_with_new_words_and_a_new_paper() -> None:
    subject = in_state("returned")
    owner, old = subject.seller.members.get(), subject.document
    with pytest.raises(BusinessError):
        resubmit_certificate(certificate=subject, content=content("haccp", number=" "), upload=pdf(), by=owner)
    subject.refresh_from_db()
    assert (subject.state, subject.document) == ("returned", old)
    resubmit_certificate(certificate=subject, content=content("haccp", number="99"), upload=pdf(), by=owner)
    subject.refresh_from_db()
    assert (subject.number, subject.round, subject.reason) == ("99", 2, "")
    assert subject.document != old


@pytest.mark.parametrize("action", OF_OFFICERS)
def test_an_officer_does_not_decide_on_what_he_handed_in_before_he_left_the_seller(action: str) -> None:
    shop, clerk = seller(), officer()
    membership = shop.memberships.get(user=member(shop, user=clerk))
    made = submit_certificate(seller=shop, content=content("haccp"), upload=pdf(), by=clerk)
    if action == "revoke":
        approve_certificate(certificate=made, by=officer(), round=1)
    remove_member(membership, by=clerk)
    before = kept(made)
    with pytest.raises(NotAllowed):
        RUNS[action](made, clerk, clerk)
    assert kept(made) == before
    RUNS[action](made, clerk, officer())


def test_nor_on_a_paper_of_his_beside_which_a_colleague_corrected_the_words_or_the_other_way_round() -> None:
    shop, clerk = seller(), officer()
    membership = shop.memberships.get(user=member(shop, user=clerk))
    owner = shop.memberships.exclude(user=clerk).get().user
    his_paper = submit_certificate(seller=shop, content=content("haccp"), upload=pdf(), by=clerk)
    his_words = submit_certificate(seller=shop, content=content("iso-22000"), upload=pdf(), by=owner)
    for made, by in ((his_paper, owner), (his_words, clerk)):
        return_certificate(certificate=made, by=officer(), reason=REASON, round=1)
        resubmit_certificate(certificate=made, content=content("haccp"), by=by)
    remove_member(membership, by=clerk)
    for made in (his_paper, his_words):
        with pytest.raises(NotAllowed):
            approve_certificate(certificate=made, by=clerk, round=2)
        assert made.is_waiting


def test_revoking_says_who_revoked_and_the_trail_who_had_approved() -> None:
    first, second = officer(), officer()
    made = certificate(code="haccp", by=first)
    revoke_certificate(certificate=made, by=second, reason=REASON)
    made.refresh_from_db()
    assert made.decided_by == second
    trail: Any = Certificate
    told = trail.pgh_event_model.objects.filter(pgh_obj_id=made.pk).order_by("pgh_id").values_list("state", "decided_by")
    assert list(told)[-2:] == [("approved", first.pk), ("revoked", second.pk)]


def test_a_seller_has_so_many_undecided_ones_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_UNDECIDED", 2)
    shop, documents = seller(), PrivateDocument.objects.count()
    first, _second = certificate("submitted", code="haccp", seller=shop), certificate("returned", code="haccp", seller=shop)
    certificate("approved", code="iso-22000", seller=seller())
    with pytest.raises(TooManyWaiting):
        certificate("submitted", code="haccp", seller=shop)
    assert (Certificate.objects.of(shop).count(), PrivateDocument.objects.count() - documents) == (2, 3)
    approve_certificate(certificate=first, by=officer(), round=1)
    assert certificate("submitted", code="haccp", seller=shop).is_waiting


def test_the_trail_knows_which_goods_each_round_named() -> None:
    shop = seller()
    salt, cakes = offer(seller=shop), offer(seller=shop)
    made = certificate("returned", offers=[salt])
    resubmit_certificate(certificate=made, content=content(offers=[cakes]), by=shop.members.get())
    trail = apps.get_model("seller_certificates", "CertificateGoodsTrail").objects.filter(certificate=made).order_by("pgh_id")
    assert [(row.pgh_label, row.product_id, row.pgh_context.metadata["action"]) for row in trail] == [
        ("named", salt.product_id, "certificate.submit"),
        ("no longer named", salt.product_id, "certificate.resubmit"),
        ("named", cakes.product_id, "certificate.resubmit"),
    ]
