"""Policies, and what a form sends that agrees to the operating regulation."""

import datetime as dt

from marketplace.rules.models import Policy, PolicyVersion
from marketplace.rules.selectors import policy_in_force


def new_version(slug: str, effective_from: dt.date) -> PolicyVersion:
    """One more version of a policy."""
    policy = Policy.objects.get(slug=slug)
    number = policy.versions.count() + 1
    return PolicyVersion.objects.create(
        policy=policy, number=number, effective_from=effective_from, body="## Điều mới {#moi}\nNội dung mới.\n", summary_en="New."
    )


def consent() -> dict[str, str]:
    """The box ticked under the version in force."""
    return {"agree": "on", "regulation": str(policy_in_force("quy-che-hoat-dong").pk)}
