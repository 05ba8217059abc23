"""Which of some offers may be shown now, and whether they look as they did: what every list asks before it is drawn."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import BigAutoField, Lookup

from marketplace.language.dates import vietnam_today
from sellers.certificates.showing import ids_of_seller
from sellers.offers.models import Offer


@BigAutoField.register_lookup
class AnyOf(Lookup):  # type: ignore[type-arg]
    """`= ANY(array)`: one parameter however many numbers, so that the statement is always the same."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler, connection):  # type: ignore[no-untyped-def]
        """SQL and parameters."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*parameters, self.rhs]


# A revision, and the ids of the seller's certificates that count today.
Version = tuple[int, tuple[int, ...]]


def shown_now(offer_ids: Sequence[int]) -> dict[int, Version]:
    """What those offers that may be shown look like now, by id: whoever keeps a card draws it anew when this changes. One query."""
    statement, parameters = _statement()
    today = vietnam_today()
    with connection.cursor() as cursor:
        cursor.execute(statement, [_present(each, offer_ids, today) for each in parameters])
        return {pk: (revision, tuple(certificates)) for pk, revision, certificates in cursor.fetchall()}


def _present(parameter: Any, offer_ids: Sequence[int], today: dt.date) -> Any:
    """The statement was made on some day for no offers: both are put right."""
    if isinstance(parameter, list):
        return list(offer_ids)
    return today if type(parameter) is dt.date else parameter  # a moment is a date, too


@lru_cache(maxsize=1)
def _statement() -> tuple[str, tuple[Any, ...]]:
    """What `visible()` says, as SQL: saying it anew costs Django more time than PostgreSQL needs to answer."""
    certificates = ids_of_seller(seller="seller")
    return Offer.objects.visible().filter(pk__any_of=[]).values_list("pk", "revision", certificates).query.sql_with_params()
