"""Jobs whose worker was killed: found within seconds and run again, until they have proved that they kill workers.

The queue notices a dead worker by its missing heartbeat, but leaves the worker's jobs `doing` for ever; and a job that
waits for the same lock would never run. So a periodic job puts them back. A job may have run half, as every handler must bear.
"""

import logging
from typing import Any

from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 12
"""More than any task's own attempts: a job that got here took its workers with it."""
KEEP_FAILED_HOURS = 24 * 30

# A coalesced job fails while its successor waits: the queue can neither put it back (one may wait) nor lets the successor start.
SUPERSEDED = """
    SELECT job.id FROM procrastinate_jobs job
    JOIN procrastinate_jobs successor ON successor.queueing_lock = job.queueing_lock AND successor.status = 'todo'
    WHERE job.status = 'doing' AND (
        SELECT max(event.at) FROM procrastinate_events event WHERE event.job_id = job.id AND event.type = 'started'
    ) < now() - interval '10 minutes'
"""


@app.periodic(cron="* * * * * */5", periodic_id="rescue")
@app.task(name="events.rescue_stalled_jobs", queueing_lock="events.rescue", priority=100)
async def rescue_stalled_jobs(timestamp: int) -> None:
    """Puts the jobs of dead workers back into the queue."""
    patience: float = settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"]
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=patience):
        await _rescue(job)
    superseded: list[dict[str, Any]] = await app.connector.execute_query_all_async(SUPERSEDED)
    for row in superseded:
        await app.job_manager.finish_job_by_id_async(row["id"], Status.FAILED, delete_job=True)


async def _rescue(job: Job) -> None:
    if job.attempts >= MOST_ATTEMPTS:
        logger.error("job %s (%s) was lost with its worker %s times and is given up", job.id, job.task_name, job.attempts)
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
        return
    logger.warning("job %s (%s) was lost with its worker and runs again", job.id, job.task_name)
    try:
        await app.job_manager.retry_job(job)
    except UniqueViolation:  # the same work waits already, and waits for this job's lock
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)


@app.periodic(cron="17 3 * * *", periodic_id="forget")
@app.task(name="events.forget_old_jobs", queueing_lock="events.forget")
async def forget_old_jobs(timestamp: int) -> None:
    """Deletes jobs that ended long ago; failed ones are kept a month for whoever looks into them."""
    await app.job_manager.delete_old_jobs(nb_hours=KEEP_FAILED_HOURS, include_failed=True, include_cancelled=True, include_aborted=True)
