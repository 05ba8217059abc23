"""The jobs of the people room."""

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="17 * * * *")
@app.task(name="people.forget_expired_counters", queueing_lock="people.forget_expired_counters")
def forget_expired_counters(timestamp: int) -> None:
    """Empties the shared cache of what has run out, so that it never becomes so full that counters in use are thrown away."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_cache WHERE expires < %s", [timezone.now()])
