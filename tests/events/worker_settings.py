"""The settings of a real worker that a test kills: a job to die in, and less patience than in production."""

from marketplace.settings.test import *  # noqa: F403 - settings are composed so
from marketplace.settings.test import PROCRASTINATE_IMPORT_PATHS, PROCRASTINATE_WORKER_DEFAULTS

PROCRASTINATE_IMPORT_PATHS = [*PROCRASTINATE_IMPORT_PATHS, "tests.events.deadly_job"]
PROCRASTINATE_WORKER_DEFAULTS = {**PROCRASTINATE_WORKER_DEFAULTS, "update_heartbeat_interval": 1.0, "stalled_worker_timeout": 3.0}
