"""The room's jobs."""

from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app

from marketplace.language.dates import vietnam_day
from marketplace.lifecycles import ActionRefused
from sellers.accounts.actions.clear_card import clear_card
from sellers.accounts.actions.lapse_registration import lapse_registration
from sellers.accounts.actions.put_suspension_into_force import put_suspension_into_force
from sellers.accounts.actions.warn_of_lapse import warn_of_lapse
from sellers.accounts.clock import cards_kept_since, warned_until
from sellers.accounts.erasing import erase_forgotten_cards
from sellers.accounts.models import BusinessRegistration, Enforcement, RegistrationDocument


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


@app.periodic(cron="23 * * * *")
@app.task(name="seller_accounts.close_forgotten_dossiers", queueing_lock="seller_accounts.close_forgotten_dossiers")
def close_forgotten_dossiers(timestamp: int = 0) -> None:
    """Warns applicants whose time for the supplement runs out, closes the dossiers whose time is over, and deletes forgotten cards.

    Every hour, so that a missed run is soon made good; safe to run twice at once.
    """
    today = vietnam_day(timezone.now())
    # Closing comes first: nobody is warned of what has already happened.
    for dossier in BusinessRegistration.objects.to_lapse(today).order_by("pk"):
        with suppress(ActionRefused):  # submitted again since the list was read
            lapse_registration(dossier)
    for dossier in BusinessRegistration.objects.to_warn(warned_until(today)).order_by("pk"):
        with suppress(ActionRefused):
            warn_of_lapse(dossier)
    old_cards = RegistrationDocument.objects.cards_in_drafts(before=cards_kept_since(timezone.now()))
    for dossier in BusinessRegistration.objects.filter(documents__in=old_cards).distinct().order_by("pk"):
        with suppress(ActionRefused):  # handed in since the list was read
            clear_card(dossier)
    erase_forgotten_cards()
