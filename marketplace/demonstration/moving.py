"""The demonstration's own offers and waiting dossiers on a later day: as fresh as on the first."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone

from catalogue.models import Product
from marketplace.commerce.partner.models import StockRecord
from marketplace.demonstration.dossiers import waiting_applicants
from marketplace.demonstration.sellers import PARTNER_CODE
from marketplace.demonstration.words import SHORT_MARK
from marketplace.language.dates import vietnam_day
from search.indexing.writing import write_offers
from sellers.accounts.clock import due_after
from sellers.accounts.models import BusinessRegistration
from sellers.certificates.models import Certificate
from sellers.offers.freshness import fresh_for
from sellers.offers.lifecycle import OfferState
from sellers.offers.models import Offer
from sellers.offers.querysets import OfferQuerySet

# Started again on the same day nothing has to move, and the start is as quick as it can be.
LEAST = dt.timedelta(days=1)
EXPIRE = "offer.expire"
BY_THE_JOB = ("offer.go_stale", EXPIRE, "offer.remind")
DATES = ("created_at", "submitted_at", "approved_at", "confirmed_at")


def move_to_today() -> int:
    """Moves the dates of the untouched offers forward and undoes what the hourly job did to them; returns how many were moved.

    `created_at`, at first the moment of loading, moves with the rest and so says when they were moved last.
    """
    with transaction.atomic():
        own = untouched()
        last = own.aggregate(at=Max("created_at"))["at"]
        passed = timezone.now() - last if last else dt.timedelta(0)
        if passed < LEAST:
            return 0
        moved = list(own.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
        offers = Offer.objects.filter(pk__in=moved)
        _put_back(offers)
        _move_dossiers(passed)
        _move_certificates(passed)
        offers.update(revision=F("revision") + 1, reminded_at=None, **{name: F(name) + passed for name in DATES})
    # The rows are committed by now: search reads what it writes, and may meanwhile be asked.
    write_offers(moved)
    return len(moved)


def untouched() -> OfferQuerySet:
    """The demonstration's offers with which nobody has done anything since they were loaded; whatever a person did stands in the trail.

    A person's own draft has no trail yet, and no date of being sent either.
    """
    own = Offer.objects.filter(seller__partner__code__startswith=PARTNER_CODE, submitted_at__isnull=False)
    by_people = _trail().exclude(pgh_context=None).exclude(pgh_context__metadata__action__in=BY_THE_JOB)
    # Asked beforehand: within one statement PostgreSQL may read the whole trail, which has no index for this, for every offer.
    return own.exclude(pk__in=set(by_people.values_list("pgh_obj_id", flat=True)))


def _move_dossiers(passed: dt.timedelta) -> None:
    """Those that were loaded waiting and wait still: some new, some late, as officers saw them on the first day."""
    for dossier in BusinessRegistration.objects.waiting().filter(applicant__email__in=waiting_applicants(), round=1):
        handed_in = (dossier.submitted_at or dossier.created_at) + passed
        BusinessRegistration.objects.filter(pk=dossier.pk).update(submitted_at=handed_in, due_on=due_after(vietnam_day(handed_in)))


def _move_certificates(passed: dt.timedelta) -> None:
    """Those that were loaded waiting and wait still: as long as on the first day."""
    own = Certificate.objects.waiting().filter(seller__partner__code__startswith=PARTNER_CODE, number__contains=SHORT_MARK, round=1)
    own.order_by().update(submitted_at=F("submitted_at") + passed)


def _put_back(offers: OfferQuerySet) -> None:
    """Into the state in which they were loaded; what was withdrawn or had expired by then stays so."""
    by_the_job = set(_trail().filter(pgh_context__metadata__action=EXPIRE).values_list("pgh_obj_id", flat=True))
    offers.filter(state=OfferState.EXPIRED, pk__in=by_the_job).update(state=OfferState.STALE)
    # Loaded live is what was fresh at the moment of loading.
    fallen = offers.stale().filter(confirmed_at__gt=F("created_at") - fresh_for())
    back = list(fallen.values_list("pk", "product_id"))
    StockRecord.objects.filter(offer_id__in=[pk for pk, _product in back]).update(is_for_sale=True)
    Product.objects.filter(pk__in=[product for _pk, product in back]).update(is_public=True)
    offers.filter(pk__in=[pk for pk, _product in back]).update(state=OfferState.LIVE)


def _trail() -> QuerySet[Any]:
    model: Any = Offer
    events: QuerySet[Any] = model.pgh_event_model.objects.all()
    return events
