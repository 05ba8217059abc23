"""The room's jobs."""

from django.utils import timezone
from procrastinate.contrib.django import app

from marketplace.lifecycles import ActionRefused
from sellers.accounts.actions.put_suspension_into_force import put_suspension_into_force
from sellers.accounts.models import Enforcement


@app.periodic(cron="*/5 * * * *")
@app.task(name="seller_accounts.enforce_due_notices", queueing_lock="seller_accounts.enforce_due_notices")
def enforce_due_notices(timestamp: int = 0) -> None:
    """Suspends the sellers whose announced suspension has come due."""
    for enforcement in Enforcement.objects.due(timezone.now()).order_by("pk"):
        try:
            put_suspension_into_force(enforcement)
        except ActionRefused:
            # Cancelled, or carried out by another worker, since the list was read.
            continue
