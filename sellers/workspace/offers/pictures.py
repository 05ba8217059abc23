"""Photos in a form: several at once from the phone; what came in once stays through every correction."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from marketplace.design.widgets import Upload
from marketplace.media.models import Picture
from marketplace.media.pictures.decoding import PictureRefused
from marketplace.rules.values import rule

NAME = re.compile(r"[0-9a-f]{32}")


class PhotoUpload(Upload):
    """The camera or the album of the phone, several at once; phones that photograph in HEIC may send it."""

    def __init__(self) -> None:
        super().__init__({"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif", "multiple": True}, pictures=True)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile[Any]]:
        """All files of that name."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else []

    def use_required_attribute(self, initial: Any) -> bool:
        """Photos are never required."""
        return False


class PhotosField(forms.Field):
    """Takes the new photos in, as many as there is room for beside the `kept` ones.

    `taken` holds those that were good even when another was not.
    """

    widget = PhotoUpload

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.kept = 0
        self.taken: list[Picture] = []

    def clean(self, value: Sequence[UploadedFile[Any]]) -> list[Picture]:
        """The pictures; raises ValidationError that names each file that was refused."""
        self.taken, faults = [], []
        uploads, most = list(value or ()), rule("offers.photos")
        # Counted before they are decoded: no request costs more than an offer full of photos.
        room = max(0, most - self.kept)
        if beyond := uploads[room:]:
            names = ", ".join(str(upload.name) for upload in beyond)
            faults.append(_("At most %(most)d photos; left out: %(files)s.") % {"most": most, "files": names})
        for upload in uploads[:room]:
            try:
                self.taken.append(Picture.objects.take_in(upload))  # type: ignore[arg-type]
            except PictureRefused as refused:
                faults.append(_("%(file)s: %(reason)s") % {"file": upload.name, "reason": refused.message})
        if faults:
            raise ValidationError([str(fault) for fault in faults])
        return self.taken

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether new photos came."""
        return bool(data)


def pictures_named(names: Sequence[str]) -> list[Picture]:
    """The pictures of these names in this order; unknown names are left out."""
    found = {picture.name: picture for picture in Picture.objects.filter(name__in=filter(NAME.fullmatch, names))}
    return [found[name] for name in dict.fromkeys(names) if name in found]
