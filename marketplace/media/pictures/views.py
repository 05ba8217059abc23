"""The only door to public pictures."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from marketplace.media.pictures import store

TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
# What a picture is opened as can run nothing and load nothing, whatever its bytes pretend to be.
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
# A picture never changes: another one has another name.
FOREVER = "public, max-age=31536000, immutable"


@require_safe
def picture(request: HttpRequest, name: str, width: int, ending: str) -> HttpResponseBase:
    """Sends one variant."""
    try:
        file = (store.folder_of(name) / f"{width}.{ending}").open("rb")
    except OSError:
        raise Http404 from None
    response = FileResponse(file, content_type=TYPES[ending])
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = FOREVER
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
