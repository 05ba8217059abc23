"""Reports for tests."""

from typing import Any

from marketplace.feedback.actions.report_offer import report_offer
from marketplace.feedback.models import OfferReport, ReportKind
from sellers.offers.models import Offer
from tests.factories.offers import offer


def report(of: Offer | None = None, **fields: Any) -> OfferReport:
    """A report of a live offer, waiting for an answer."""
    return report_offer(of or offer(), kind=fields.pop("kind", ReportKind.WRONG_PRICE), **fields)
