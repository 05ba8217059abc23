"""An identity that no longer counts: the goods go at once, the record stays, and a new check brings them back."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from marketplace.lifecycles import NotAllowed
from marketplace.notifications.models import Notification
from sellers.accounts.actions.reinstate_seller import reinstate_seller
from sellers.accounts.actions.revoke_identity import revoke_identity
from sellers.accounts.actions.suspend_at_once import suspend_at_once
from sellers.accounts.actions.verify_seller import verify_seller
from sellers.accounts.errors import IdentityNotChecked, IdentityTaken, NoIdentity, ReasonNeeded
from sellers.accounts.identity_checks import Claim
from sellers.accounts.models import Enforcement, Seller, SellerIdentity
from sellers.offers.models import Offer
from tests.factories.offers import offer
from tests.factories.people import officer, person, signed_in
from tests.factories.sellers import ALL_AGREES, personal_id, seller

pytestmark = pytest.mark.django_db
WHY = "Căn cước mượn của người khác."
Drain = Callable[..., list[str]]


def claim(digits: str = "", name: str = "Lê Văn Chính Chủ") -> Claim:
    return Claim(name, dt.date(1985, 2, 3), digits or personal_id())


def page(of: Seller, what: str = "") -> str:
    return f"/dieu-hanh/nguoi-ban/{of.public_id}/{what}"


def test_the_offers_of_a_seller_whose_identity_is_revoked_are_gone_at_once(client: Client) -> None:
    live = offer()
    revoke_identity(live.seller, by=officer(), reason=WHY)
    assert not Offer.objects.visible().exists()
    assert client.get(live.get_absolute_url()).status_code == 410
    assert client.get(live.seller.get_absolute_url()).status_code == 410
    stock = live.product.stockrecords.select_related("partner").get()
    assert not stock.partner.is_trading


def test_what_stood_before_is_kept_beside_the_revocation() -> None:
    of, by = seller(), officer()
    before = SellerIdentity.objects.get()
    revoked = revoke_identity(of, by=by, reason=WHY)
    assert [check.verdict for check in of.identity_checks.all()] == ["revoked", "verified"]
    assert (revoked.note, revoked.checked_by) == (WHY, by)
    before.refresh_from_db()
    assert before.is_verified
    with pytest.raises(NoIdentity):
        revoke_identity(seller(verified=False), by=by, reason=WHY)


def test_only_officers_revoke_and_only_with_a_reason() -> None:
    of = seller()
    for who, reason, error in ((person(), WHY, NotAllowed), (officer(), "  ", ReasonNeeded)):
        with pytest.raises(error):
            revoke_identity(of, by=who, reason=reason)
    of.refresh_from_db()
    assert of.is_trading
    assert SellerIdentity.objects.count() == 1


def test_a_new_check_brings_the_offers_back_under_the_new_name(client: Client) -> None:
    live, by = offer(), officer()
    revoke_identity(live.seller, by=by, reason=WHY)
    record = verify_seller(live.seller, by=by, claim=claim(), checker=ALL_AGREES)
    assert client.get(live.get_absolute_url()).status_code == 200
    live.seller.refresh_from_db()
    assert (live.seller.identity, live.seller.representative) == (record, "Lê Văn Chính Chủ")


def test_the_number_of_another_seller_is_refused_and_a_revoked_one_is_free_again() -> None:
    by, number = officer(), personal_id()
    first, second = seller(verified=False), seller(verified=False)
    verify_seller(first, by=by, claim=claim(number), checker=ALL_AGREES)
    with pytest.raises(IdentityTaken):
        verify_seller(second, by=by, claim=claim(number), checker=ALL_AGREES)
    assert not second.identity_checks.exists()
    revoke_identity(first, by=by, reason=WHY)
    assert verify_seller(second, by=by, claim=claim(number), checker=ALL_AGREES).is_verified


def test_a_suspended_seller_stays_suspended_and_is_not_reinstated_without_an_identity() -> None:
    of, by = seller(), officer()
    suspend_at_once(of, by=by, ground=Enforcement.Ground.SERIOUS, reason=WHY)
    revoke_identity(of, by=by, reason=WHY)
    with pytest.raises(IdentityNotChecked):
        reinstate_seller(of, by=by, reason="Đã khắc phục.")
    verify_seller(of, by=by, claim=claim(), checker=ALL_AGREES)
    assert of.is_suspended
    reinstate_seller(of, by=by, reason="Đã khắc phục.")
    of.partner.refresh_from_db()
    assert of.is_trading
    assert of.partner.is_trading


def test_an_officer_revokes_and_checks_again_in_the_console_and_the_seller_is_told(drain_jobs: Drain) -> None:
    owner = person()
    of = seller(owner=owner)
    desk, room = signed_in(officer()), signed_in(owner)
    assert desk.post(page(of, "danh-tinh/thu-hoi/"), {"reason": ""}).status_code == 422
    assert desk.post(page(of, "danh-tinh/thu-hoi/"), {"reason": WHY}).status_code == 302
    drain_jobs()
    assert WHY in Notification.objects.get(recipient=owner, template="seller_identity_revoked", channel="inbox").body
    assert "kiểm tra lại danh tính" in room.get("/gian-lam-viec/").content.decode()
    assert WHY in desk.get(page(of)).content.decode()
    ticked = dict.fromkeys(("card_legible", "name_agrees", "born_agrees", "number_agrees", "named_on_certificate"), "on")
    said = {"full_name": "Lê Văn Chính Chủ", "born": "3/2/1985", "personal_id": personal_id(), "note": ""}
    assert desk.post(page(of, "danh-tinh/"), said | ticked | {"personal_id": "12"}).status_code == 422
    assert desk.post(page(of, "danh-tinh/"), said).status_code == 302
    of.refresh_from_db()
    assert not of.is_trading
    desk.post(page(of, "danh-tinh/"), said | ticked)
    of.refresh_from_db()
    assert of.is_trading
    drain_jobs()
    assert Notification.objects.filter(recipient=owner, template="seller_identity_verified", channel="inbox").count() == 1
