"""The record of a public picture; its files lie in the store."""

import hashlib
from collections.abc import Callable
from typing import BinaryIO

from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.media.pictures import store
from marketplace.media.pictures.decoding import MOST_BYTES, PictureRefused, Variant, decode


class PictureManager(models.Manager["Picture"]):
    """Makes pictures; row and files stand together or not at all."""

    def take_in(self, upload: BinaryIO) -> "Picture":
        """The picture of an untrusted upload, an equal one again if it is known; raises PictureRefused."""
        return self._take_in(upload.read(MOST_BYTES + 1), decode)

    def take_in_drawing(self, data: bytes, variants: list[Variant]) -> "Picture":
        """The same for a picture that the exchange drew itself, whose `variants` the caller made with `decode_trusted`."""
        return self._take_in(data, lambda _data: variants)

    def _take_in(self, data: bytes, decoding: Callable[[bytes], list[Variant]]) -> "Picture":
        if len(data) > MOST_BYTES:
            raise PictureRefused("bytes")
        digest = hashlib.sha256(data).hexdigest()
        return self.filter(digest=digest).first() or self._keep(digest, decoding(data))

    def _keep(self, digest: str, variants: list[Variant]) -> "Picture":
        name = store.keep(variants)
        sizes = [[variant.width, variant.height] for variant in variants if variant.ending == "jpg"]
        try:
            with transaction.atomic():
                return self.create(name=name, digest=digest, sizes=sizes)
        except IntegrityError:  # the same picture came in twice at the same moment; the first one is as good
            store.erase(name)
            return self.get(digest=digest)
        except BaseException:
            store.erase(name)
            raise


class Picture(models.Model):
    """A picture that everybody may see.

    `sizes` are [width, height] of its variants, smallest first; `digest` is the SHA-256 of the upload.
    """

    name = models.CharField(max_length=32, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    sizes = models.JSONField(default=list, editable=False)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = PictureManager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.name

    def url(self, width: int | None = None, ending: str = "jpg") -> str:
        """The address of the smallest variant at least `width` wide; without a width the largest."""
        widths = [each for each, _height in self.sizes]
        chosen = next((each for each in widths if width and each >= width), widths[-1])
        return reverse("picture", args=[self.name, chosen, ending])

    def srcset(self, ending: str) -> str:
        """All variants of one format, as `srcset` wants them."""
        return ", ".join(f"{self.url(width, ending)} {width}w" for width, _height in self.sizes)

    @property
    def width(self) -> int:
        """Of the largest variant."""
        return int(self.sizes[-1][0])

    @property
    def height(self) -> int:
        """Of the largest variant."""
        return int(self.sizes[-1][1])
