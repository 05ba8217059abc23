"""The jobs of the notifications room."""

import datetime as dt

from django.utils import timezone
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from marketplace.notifications.delivery import deliver_message
from marketplace.notifications.models import Notification
from marketplace.notifications.purging import purge_messages

LONGEST_WAIT_SECONDS = 300
# Three days of five minutes: a mail server that is away over a weekend delays messages and loses none.
MOST_ATTEMPTS = 3 * 24 * 12
TOO_OLD = dt.timedelta(days=3)
LATE = dt.timedelta(minutes=10)


class Patiently(BaseRetryStrategy):
    """Soon at first, then every five minutes, so that messages leave within five minutes of a server's return."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """When to try next; None gives up."""
        if job.attempts >= MOST_ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": min(5 * 2 ** min(job.attempts, 10), LONGEST_WAIT_SECONDS)})


def send_later(message: Notification) -> None:
    """Has one message sent after the commit, never twice at a time."""
    deliver.configure(lock=lock_of(message)).defer(notification_id=message.pk)


def lock_of(message: Notification) -> str:
    """Names the message in its jobs."""
    return f"notification-{message.pk}"


@app.task(name="notifications.deliver", retry=Patiently())
def deliver(notification_id: int) -> None:
    """Sends one message of the log; outside of any transaction, for servers can be slow."""
    message = Notification.objects.filter(pk=notification_id).first()
    if message is not None:
        deliver_message(message)


@app.periodic(cron="*/10 * * * *")
@app.task(name="notifications.chase", queueing_lock="notifications.chase")
def chase_waiting_messages(timestamp: int) -> None:
    """Finds messages whose job was lost with its worker, and has them sent; gives up those that are too old to help anybody."""
    now = timezone.now()
    Notification.objects.waiting().filter(created_at__lt=now - TOO_OLD).update(failed_at=now, failure="too old")
    late = {lock_of(message): message for message in Notification.objects.waiting().filter(created_at__lt=now - LATE)}
    at_work = ProcrastinateJob.objects.filter(status__in=["todo", "doing"], lock__in=late).values_list("lock", flat=True)
    for lock in late.keys() - set(at_work):
        send_later(late[lock])


@app.periodic(cron="41 19 * * *")
@app.task(name="notifications.purge", queueing_lock="notifications.purge")
def purge_old_messages(timestamp: int) -> None:
    """In the small hours of Vietnam."""
    purge_messages()
