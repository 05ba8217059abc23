"""The door to the pictures of editors' pages: renditions only, as harmless as sellers' pictures."""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from marketplace.media.pictures.views import FOREVER, POLICY

TYPES = {
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".avif": "image/avif",
}


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """Sends one rendition that Wagtail has made; the name has no folder in it."""
    kind = TYPES.get(Path(name).suffix.lower())
    file = Path(settings.MEDIA_ROOT) / "images" / name
    if kind is None or file.parent.name != "images" or not file.is_file():
        raise Http404
    response = FileResponse(file.open("rb"), content_type=kind)
    response["Cache-Control"] = FOREVER
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response
