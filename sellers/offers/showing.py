"""Which of some offers may be shown now: what every list asks before it is drawn."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import BigAutoField, Lookup

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


def shown_now(offer_ids: Sequence[int]) -> dict[int, int]:
    """The revisions of those offers that may be shown, by id. One query."""
    statement, parameters = _statement()
    wanted = [list(offer_ids) if isinstance(each, list) else each for each in parameters]
    with connection.cursor() as cursor:
        cursor.execute(statement, wanted)
        return dict(cursor.fetchall())


@lru_cache(maxsize=1)
def _statement() -> tuple[str, tuple[Any, ...]]:
    """What `visible()` says, as SQL: saying it anew costs Django more time than PostgreSQL needs to answer."""
    return Offer.objects.visible().filter(pk__any_of=[]).values_list("pk", "revision").query.sql_with_params()
