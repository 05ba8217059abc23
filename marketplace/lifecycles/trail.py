"""Tables that are only added to: nobody empties them either."""

from typing import Any

import pgtrigger


class NeverEmptied(pgtrigger.Trigger):
    """Refuses TRUNCATE, of which the triggers that guard each row hear nothing; cascades from other tables are refused with it."""

    name = "never_emptied"
    level = pgtrigger.Statement
    when = pgtrigger.Before
    operation = pgtrigger.Truncate
    func = "RAISE EXCEPTION 'Cannot truncate %, which is only added to', TG_TABLE_NAME;"


def never_emptied() -> dict[str, Any]:
    """The `meta` of a tracked model's trail, beside `append_only`; made anew each time, because pghistory writes into it."""
    return {"triggers": [NeverEmptied()]}
