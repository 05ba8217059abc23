"""The term of a dossier: working days, holidays left out, standing still while the dossier is with its applicant."""

import datetime as dt

import pytest
import time_machine

from marketplace.language.dates import VIETNAM
from sellers.accounts.actions.reject_registration import reject_registration
from sellers.accounts.actions.return_registration import return_registration
from sellers.accounts.actions.submit_registration import submit_registration
from tests.factories.people import officer
from tests.factories.sellers import registration

pytestmark = pytest.mark.django_db


def at(month: int, day: int, *, hour: int = 9, year: int = 2026) -> time_machine.travel:
    return time_machine.travel(dt.datetime(year, month, day, hour, tzinfo=VIETNAM), tick=False)


def test_weekends_and_holidays_do_not_count() -> None:
    with at(2, 4, year=2027):  # a Thursday; Friday 5 to Thursday 11 February are the holidays of Tết
        assert registration("submitted").due_on == dt.date(2027, 2, 16)
    with at(11, 22):  # a Sunday; Tuesday 24 November is a holiday
        assert registration("submitted").due_on == dt.date(2026, 11, 26)


def test_clock_stands_while_the_dossier_is_returned() -> None:
    by = officer()
    with at(10, 5):  # a Monday
        dossier = registration("submitted")
        assert dossier.due_on == dt.date(2026, 10, 8)
    with at(10, 6):
        return_registration(dossier, by=by, reason="Bổ sung.", round=1)
        assert dossier.days_left == 2
    with at(10, 19):
        submit_registration(dossier, by=dossier.applicant)
        assert dossier.due_on == dt.date(2026, 10, 21)
        code = dossier.code
    with at(10, 21, hour=23):
        reject_registration(dossier, by=by, reason="Không đủ điều kiện.", round=2)
        assert dossier.on_time
        assert dossier.code == code


def test_what_was_late_when_it_was_returned_stays_late() -> None:
    by = officer()
    with at(10, 5):
        dossier = registration("submitted")
    with at(10, 12):
        return_registration(dossier, by=by, reason="Bổ sung.", round=1)
        assert dossier.days_left == -2
    with at(10, 14):
        submit_registration(dossier, by=dossier.applicant)
        assert dossier.due_on == dt.date(2026, 10, 12)
        reject_registration(dossier, by=by, reason="Không đủ điều kiện.", round=2)
        assert dossier.on_time is False
