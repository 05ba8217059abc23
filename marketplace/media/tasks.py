"""Jobs of the media room."""

from procrastinate.contrib.django import app

from marketplace.media.pictures.sweeping import sweep


@app.periodic(cron="17 3 * * *")
@app.task(name="media.sweep_pictures", queueing_lock="media.sweep_pictures")
def sweep_pictures(timestamp: int) -> None:
    """Every night."""
    sweep()
