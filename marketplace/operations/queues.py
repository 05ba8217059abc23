"""What waits for officers. A room behind the console adds its queue here; the home page and the navigation draw them all."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.commerce.order.models import Order
from marketplace.language.dates import vietnam_day
from marketplace.operations.certificates.queue import measure as measure_certificates
from marketplace.operations.offers.queue import measure as measure_offers
from marketplace.operations.reports.queue import measure as measure_reports
from sellers.accounts.models import BusinessRegistration, Enforcement


@dataclass(frozen=True)
class Waiting:
    """How much waits, how much of it is late, and since when the oldest waits."""

    count: int
    late: int = 0
    oldest: dt.datetime | None = None


@dataclass(frozen=True)
class Queue:
    """A kind of work: `measure` asks the database once. `note` says by what it is ordered."""

    key: str
    name: Any
    note: Any
    icon: str
    url_name: str
    measure: Callable[[], Waiting]


def _registrations() -> Waiting:
    late = Count("pk", Q(due_on__lt=vietnam_day(timezone.now())))
    found = BusinessRegistration.objects.waiting().order_by().aggregate(count=Count("pk"), late=late, oldest=Min("submitted_at"))
    return Waiting(**found)


def _notices() -> Waiting:
    late = Count("pk", Q(effective_at__lt=timezone.now()))
    found = Enforcement.objects.scheduled().order_by().aggregate(count=Count("pk"), late=late, oldest=Min("noticed_at"))
    return Waiting(**found)


def _offers() -> Waiting:
    return Waiting(**measure_offers())


def _certificates() -> Waiting:
    return Waiting(**measure_certificates())


def _reports() -> Waiting:
    return Waiting(**measure_reports())


def _orders() -> Waiting:
    found = Order.objects.overdue(timezone.now()).order_by().aggregate(count=Count("pk"), oldest=Min("confirm_by"))
    return Waiting(count=found["count"], late=found["count"], oldest=found["oldest"])


QUEUES: tuple[Queue, ...] = (
    Queue("registrations", _("Dossiers to decide"), _("by due date"), "document", "console:registrations", _registrations),
    Queue("offers", _("Offers to read"), _("the longest waiting first"), "goods", "console:offers", _offers),
    Queue("certificates", _("Certificates to check"), _("the longest waiting first"), "verified", "console:certificates", _certificates),
    Queue("reports", _("Reports to answer"), _("by due date"), "flag", "console:reports", _reports),
    Queue("orders", _("Orders waiting too long"), _("by the time they should have been answered"), "truck", "console:orders", _orders),
    Queue("notices", _("Announced suspensions"), _("by the day they take effect"), "pause", "console:notices", _notices),
)
