"""The record of a private document; the content lies in the store."""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.media.documents import store
from marketplace.media.documents.intake import PDF, TakenIn


class PrivateDocumentManager(models.Manager["PrivateDocument"]):
    """Makes documents."""

    def record(self, taken: TakenIn, *, stored_as: str, owner: Any, title: str) -> "PrivateDocument":
        """The row of a file that the store has taken; whoever calls erases the file when the row does not stand in the end."""
        return self.create(
            owner=owner,
            title=title,
            stored_as=stored_as,
            content_type=taken.content_type,
            size=len(taken.content),
            sha256=hashlib.sha256(taken.content).hexdigest(),
        )


class PrivateDocument(models.Model):
    """A paper shown to its owner, to officers, and to those whom its room admits (readers.py).

    An erased one keeps its row: what it was, when and why it went.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=120)
    stored_as = models.CharField(max_length=48, unique=True, editable=False)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_because = models.CharField(max_length=200, blank=True)

    objects = PrivateDocumentManager()

    class Meta:
        verbose_name = _("private document")
        verbose_name_plural = _("private documents")

    def __str__(self) -> str:
        return self.title

    @property
    def is_picture(self) -> bool:
        """Whether a page can show it; a PDF is only ever downloaded."""
        return self.content_type != PDF

    @property
    def is_erased(self) -> bool:
        """Only the note is left."""
        return self.erased_at is not None

    def erase(self, because: str) -> None:
        """Removes the content for good and notes why. The file goes first: a crash between leaves a row whose job runs again."""
        store.erase(self.stored_as)
        if not self.is_erased:
            self.erased_at = timezone.now()
            self.erased_because = because
            self.save(update_fields=["erased_at", "erased_because"])
