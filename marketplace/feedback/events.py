"""What happens to reports."""

from dataclasses import dataclass

from marketplace.events import Event


@dataclass(frozen=True, kw_only=True)
class OfferReported(Event):
    """A visitor reported an offer."""

    report_id: int


@dataclass(frozen=True, kw_only=True)
class ReportAnswered(Event):
    """An officer answered a report."""

    report_id: int
