"""The papers of a dossier."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.media.documents.models import PrivateDocument
from sellers.accounts.lifecycle import RegistrationState
from sellers.accounts.models.registration import BusinessRegistration


class DocumentQuerySet(models.QuerySet["RegistrationDocument"]):
    """Questions asked of papers."""

    def of_identity_card(self) -> "DocumentQuerySet":
        """The pictures of the representative's card, which do not outlive the decision."""
        return self.filter(slot__in=[RegistrationDocument.Slot.CARD_FRONT, RegistrationDocument.Slot.CARD_BACK])

    def cards_in_drafts(self, *, before: dt.datetime) -> "DocumentQuerySet":
        """The pictures of cards that were attached before that moment to dossiers which were never handed in."""
        return self.of_identity_card().filter(registration__state=RegistrationState.DRAFT, document__created_at__lt=before)

    def cards_after_the_end(self) -> "DocumentQuerySet":
        """The pictures of cards that still lie in dossiers which were decided, withdrawn or closed."""
        return self.of_identity_card().filter(document__erased_at=None).exclude(registration__in=BusinessRegistration.objects.undecided())


class RegistrationDocument(models.Model):
    """A paper in its slot; a new one takes the place of the old."""

    class Slot(models.TextChoices):
        """What is asked for."""

        CERTIFICATE = "certificate", _("Registration certificate")
        CARD_FRONT = "card_front", _("Identity card, front")
        CARD_BACK = "card_back", _("Identity card, back")

    registration = models.ForeignKey(BusinessRegistration, on_delete=models.CASCADE, related_name="documents")
    slot = models.CharField(_("paper"), max_length=12, choices=Slot)
    document = models.OneToOneField(PrivateDocument, on_delete=models.PROTECT, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper of a dossier")
        verbose_name_plural = _("papers of dossiers")
        constraints = [models.UniqueConstraint(fields=["registration", "slot"], name="one_paper_per_slot")]

    def __str__(self) -> str:
        return f"{self.registration} · {self.get_slot_display()}"
