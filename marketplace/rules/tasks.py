"""Jobs of the rules room."""

from procrastinate.contrib.django import app

from marketplace.rules.throttle import sweep


@app.periodic(cron="23 * * * *")
@app.task(name="rules.sweep_counts", queueing_lock="rules.sweep_counts")
def sweep_counts(timestamp: int) -> None:
    """Every hour: counts of windows that are over."""
    sweep()
