"""A picture joins the editors' collection."""

from django.core.files.base import ContentFile
from wagtail.images.models import Image


def keep_picture(*, title: str, name: str, content: bytes) -> Image:
    """`content` is a whole file in a format that browsers show; `name` ends as such files do. The title is what blind people are told."""
    return Image.objects.create(title=title, file=ContentFile(content, name=name))
