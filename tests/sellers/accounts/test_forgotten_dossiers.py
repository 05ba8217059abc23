"""Dossiers that are forgotten.

Returned ones are warned of once and closed after the last day, never taken from somebody who is in time. Pictures of identity cards do
not lie in drafts for ever.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from marketplace.language.dates import vietnam_day
from marketplace.lifecycles import ActionRefused
from marketplace.media.documents import store
from marketplace.notifications.models import Notification
from marketplace.rules.values import rule
from sellers.accounts.actions.attach_document import attach_document
from sellers.accounts.actions.clear_card import clear_card
from sellers.accounts.actions.submit_registration import submit_registration
from sellers.accounts.actions.withdraw_registration import withdraw_registration
from sellers.accounts.erasing import AFTER_DECISION
from sellers.accounts.models import BusinessRegistration
from sellers.accounts.tasklist import missing
from sellers.accounts.tasks import close_forgotten_dossiers
from tests.factories.people import signed_in
from tests.factories.sellers import card, registration, regulation

pytestmark = pytest.mark.django_db
RETURNED = dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)
LAST = dt.date(2026, 12, 23)
Drain = Callable[..., list[str]]


@pytest.fixture
def dossier() -> Iterator[BusinessRegistration]:
    """Returned at a known moment."""
    with time_machine.travel(RETURNED, tick=False):
        yield registration("returned")


def on(day: dt.date, drain_jobs: Drain, *, hour: int = 12) -> None:
    """The job runs on that day, and whoever is to be told is told."""
    with time_machine.travel(dt.datetime.combine(day, dt.time(hour - 7), tzinfo=dt.UTC), tick=False):
        close_forgotten_dossiers()
        drain_jobs()


def told(of: BusinessRegistration, template: str) -> int:
    return Notification.objects.filter(recipient=of.applicant, template=template, channel="inbox").count()


def test_the_applicant_knows_the_last_day_from_the_beginning(dossier: BusinessRegistration) -> None:
    assert (dossier.supplement_by, rule("registration.supplement_days")) == (LAST, 30)
    page = signed_in(dossier.applicant).get(dossier.get_absolute_url()).content.decode()
    assert "23/12/2026" in page


def test_the_applicant_is_warned_once_before_the_dossier_is_closed(dossier: BusinessRegistration, drain_jobs: Drain) -> None:
    warning = LAST - dt.timedelta(days=rule("registration.supplement_warning_days"))
    on(warning - dt.timedelta(days=1), drain_jobs)
    assert told(dossier, "registration_supplement_soon") == 0
    on(warning, drain_jobs)
    on(warning + dt.timedelta(days=1), drain_jobs)
    assert told(dossier, "registration_supplement_soon") == 1
    message = Notification.objects.get(template="registration_supplement_soon", channel="inbox")
    assert "23/12/2026" in message.body
    dossier.refresh_from_db()
    assert dossier.is_returned


def test_the_dossier_is_closed_after_its_last_day_and_the_applicant_is_told(dossier: BusinessRegistration, drain_jobs: Drain) -> None:
    on(LAST, drain_jobs, hour=23)
    dossier.refresh_from_db()
    assert dossier.is_returned
    on(LAST + dt.timedelta(days=1), drain_jobs, hour=7)
    dossier.refresh_from_db()
    assert dossier.is_lapsed
    assert told(dossier, "registration_lapsed") == 1
    assert all(paper.document.is_erased for paper in dossier.documents.of_identity_card().select_related("document"))
    assert not any(paper.document.is_erased for paper in dossier.documents.filter(slot="certificate").select_related("document"))
    page = signed_in(dossier.applicant).get(dossier.get_absolute_url())
    assert "Hồ sơ này đã đóng" in page.content.decode()


def test_who_supplements_in_time_has_no_last_day_any_more(dossier: BusinessRegistration, drain_jobs: Drain) -> None:
    with time_machine.travel(RETURNED + dt.timedelta(days=29), tick=False):
        submit_registration(dossier, by=dossier.applicant, accepts=regulation())
    on(LAST + dt.timedelta(days=40), drain_jobs)
    dossier.refresh_from_db()
    assert (dossier.is_waiting, dossier.supplement_by) == (True, None)


def test_a_dossier_that_was_withdrawn_is_left_alone(dossier: BusinessRegistration, drain_jobs: Drain) -> None:
    withdraw_registration(dossier, by=dossier.applicant)
    on(LAST + dt.timedelta(days=40), drain_jobs)
    dossier.refresh_from_db()
    assert dossier.is_withdrawn
    assert told(dossier, "registration_lapsed") == 0


def test_returned_again_the_time_begins_anew() -> None:
    dossier = registration("returned")
    assert dossier.supplement_by == vietnam_day(timezone.now()) + dt.timedelta(days=30)
    assert dossier.warned_at is None


@pytest.fixture
def draft() -> Iterator[BusinessRegistration]:
    """Complete and not handed in, its papers attached at a known moment."""
    with time_machine.travel(RETURNED, tick=False):
        yield registration("draft")


def test_the_card_in_a_draft_is_deleted_after_its_time_and_the_rest_stays(draft: BusinessRegistration, drain_jobs: Drain) -> None:
    pictures = [paper.document for paper in draft.documents.of_identity_card().select_related("document")]
    on(LAST, drain_jobs, hour=10)
    assert all(store.path_of(picture.stored_as).exists() for picture in pictures)
    assert missing(draft) == []
    on(LAST, drain_jobs)
    assert not any(store.path_of(picture.stored_as).exists() for picture in pictures)
    for picture in pictures:
        picture.refresh_from_db()
        assert picture.erased_because
    before, name = draft.state, draft.legal_name
    draft.refresh_from_db()
    assert (draft.state, draft.legal_name) == (before, name)
    assert [paper.slot for paper in draft.documents.all()] == ["certificate"]
    assert not draft.documents.get().document.is_erased
    assert [str(what) for what in missing(draft)] == ["Đính kèm mặt trước căn cước của người đại diện."]


def files_of(dossier: BusinessRegistration) -> list[bool]:
    """For each picture of the card, whether it lies on the disk."""
    papers = dossier.documents.of_identity_card().select_related("document")
    return [store.path_of(paper.document.stored_as).exists() for paper in papers]


@pytest.mark.parametrize("state", ["approved", "rejected", "withdrawn", "lapsed"])
def test_the_card_goes_with_the_hourly_job_when_the_job_of_the_decision_was_lost(state: str) -> None:
    ended, waiting, young = registration(state), registration("submitted"), registration("draft")
    assert files_of(ended) == [True, True]  # nobody runs the decision's own job here
    close_forgotten_dossiers()
    assert files_of(ended) == [False, False]
    assert {paper.document.erased_because for paper in ended.documents.of_identity_card()} == {AFTER_DECISION}
    assert not ended.documents.get(slot="certificate").document.is_erased
    assert files_of(waiting) == files_of(young) == [True, True]


def test_a_storage_that_is_away_keeps_no_card_for_ever(settings: Any, tmp_path: Path) -> None:
    ended = registration("rejected")
    there, settings.PRIVATE_MEDIA_ROOT = settings.PRIVATE_MEDIA_ROOT, tmp_path / "away"
    close_forgotten_dossiers()
    assert not any(paper.document.is_erased for paper in ended.documents.select_related("document"))
    settings.PRIVATE_MEDIA_ROOT = there
    assert files_of(ended) == [True, True]
    close_forgotten_dossiers()
    assert files_of(ended) == [False, False]


def test_a_card_that_is_attached_anew_has_its_own_time(draft: BusinessRegistration, drain_jobs: Drain) -> None:
    with time_machine.travel(RETURNED + dt.timedelta(days=29), tick=False):
        attach_document(draft, by=draft.applicant, slot="card_front", upload=card())
    on(LAST, drain_jobs)
    assert {paper.slot for paper in draft.documents.all()} == {"certificate", "card_front"}


def test_the_card_of_a_dossier_that_was_handed_in_meanwhile_stays(draft: BusinessRegistration, drain_jobs: Drain) -> None:
    with time_machine.travel(RETURNED + dt.timedelta(days=29), tick=False):
        submit_registration(draft, by=draft.applicant, accepts=regulation())
    on(LAST + dt.timedelta(days=40), drain_jobs)
    with time_machine.travel(RETURNED + dt.timedelta(days=70), tick=False), pytest.raises(ActionRefused):
        clear_card(draft)
    assert draft.documents.count() == 3
    assert not any(paper.document.is_erased for paper in draft.documents.select_related("document"))
