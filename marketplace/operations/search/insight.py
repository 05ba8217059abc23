"""What is searched for: totals, days, and the texts that fail, please nobody, or are asked for most."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from marketplace.design.columns import Column
from marketplace.design.shapes import Bar
from marketplace.design.tables import FilterForm, Table
from marketplace.language.dates import format_day
from marketplace.language.numbers import format_number
from marketplace.operations.access import for_officer
from marketplace.operations.request import OfficerRequest
from search.insight import reports

PERIODS = (7, 30, 90)
# More bars than a phone shows on one screen become weeks.
MOST_BARS = 31
VIEWS = {"failing": reports.failing, "unopened": reports.unopened, "most": reports.most_asked}


class InsightFilters(FilterForm):
    """Which texts, of how many days."""

    view = forms.ChoiceField(
        label=_("Which searches"),
        required=False,
        choices=[("", _("Nothing fits")), ("unopened", _("Seldom opened")), ("most", _("Asked for most"))],
    )
    days = forms.TypedChoiceField(
        label=_("Period"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("The last 7 days")), (30, _("The last 30 days")), (90, _("The last 90 days"))],
    )

    @property
    def period(self) -> int:
        """In days."""
        return self.cleaned_data.get("days") or PERIODS[0]

    @property
    def in_use(self) -> bool:
        """Whether it differs from what the page opens with."""
        return bool(self.cleaned_data.get("view")) or self.period != PERIODS[0]

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The chosen texts; `rows` is only where they come from."""
        return VIEWS[self.cleaned_data.get("view") or "failing"](self.period)


def _address(row: dict[str, Any]) -> str:
    return f"{reverse('search')}?{urlencode({'q': row['text']})}"


def _new_words(row: dict[str, Any]) -> str:
    return f"{reverse('console:words_new')}?{urlencode({'said': row['text']})}"


class InsightTable(Table):
    """A text a row."""

    columns = (
        Column("text", _("Searched for"), heading=True, link=_address),
        Column("asked", _("Searches"), kind="number"),
        Column("failed", _("Nothing fitted"), kind="number"),
        Column("failing", _("Share that failed"), kind="percent"),
        Column("taken", _("Results opened"), kind="number"),
        Column("place", _("Mean place opened"), kind="number", value=lambda row: row["place"] and round(row["place"], 1)),
        Column("add", _("Add what it is called"), page_only=True, value=lambda _row: _("Add words"), link=_new_words),
    )
    filters = InsightFilters
    label = _("Searches")
    file_name = "tim-kiem"
    empty_title = _("Nothing to show")
    empty_text = _("Searches are counted as buyers make them; what is rare appears only for a week, and only if nothing fitted.")
    empty_icon = "search"


@require_safe
@for_officer
def insight(request: OfficerRequest) -> HttpResponseBase:
    """The report; its list can be downloaded."""
    table = InsightTable(reports.texts(PERIODS[0]), request)
    period = table.form.period if isinstance(table.form, InsightFilters) else PERIODS[0]
    return table.respond("console/search/insight.html", {"totals": reports.totals(period), "bars": _bars(period), "period": period})


def _bars(period: int) -> list[Bar]:
    days = reports.by_day(period)
    step = 1 if period <= MOST_BARS else 7
    spans = [days[start : start + step] for start in range(0, len(days), step)]
    return [_bar(span[0][0], sum(day[1] for day in span), sum(day[2] for day in span)) for span in spans]


def _bar(first: Any, searches: int, failures: int) -> Bar:
    shown = _now("%(searches)s, %(failures)s failed") % {"searches": format_number(searches), "failures": format_number(failures)}
    return Bar(format_day(first), searches, shown)
