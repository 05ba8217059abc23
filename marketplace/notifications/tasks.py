"""The jobs of the notifications room."""

from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from marketplace.notifications.delivery import deliver_message
from marketplace.notifications.models import Notification

LONGEST_WAIT_SECONDS = 300
# Three days of five minutes: a mail server that is away over a weekend delays messages and loses none.
MOST_ATTEMPTS = 3 * 24 * 12


class Patiently(BaseRetryStrategy):
    """Soon at first, then every five minutes, so that messages leave within five minutes of a server's return."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to try next; None gives up."""
        if job.attempts >= MOST_ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": min(5 * 2 ** min(job.attempts, 10), LONGEST_WAIT_SECONDS)})


@app.task(name="notifications.deliver", retry=Patiently())
def deliver(notification_id: int) -> None:
    """Sends one message of the log; outside of any transaction, for servers can be slow."""
    message = Notification.objects.filter(pk=notification_id).first()
    if message is not None:
        deliver_message(message)
