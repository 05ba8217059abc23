"""Jobs of the offers room: freshness."""

from procrastinate.contrib.django import app

from sellers.offers.freshening import freshen


@app.periodic(cron="0 * * * *")
@app.task(name="offers.freshen", queueing_lock="offers.freshen")
def freshen_offers(timestamp: int) -> None:
    """Every full hour, so that an offer's last day ends with the day and a missed run is soon made good."""
    freshen()
