"""Jobs of the media room."""

from procrastinate.contrib.django import app

from marketplace.media.documents.sweeping import sweep_documents as sweep_stray_documents
from marketplace.media.pictures.sweeping import sweep


@app.periodic(cron="17 3 * * *")
@app.task(name="media.sweep_pictures", queueing_lock="media.sweep_pictures")
def sweep_pictures(timestamp: int) -> None:
    """Every night."""
    sweep()


@app.periodic(cron="47 3 * * *")
@app.task(name="media.sweep_documents", queueing_lock="media.sweep_documents")
def sweep_documents(timestamp: int) -> None:
    """Every night."""
    sweep_stray_documents()
