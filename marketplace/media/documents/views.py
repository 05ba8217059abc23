"""The only door to private documents."""

from django.core import signing
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.media.documents import store
from marketplace.media.documents.links import read_token
from marketplace.media.documents.models import PrivateDocument
from marketplace.media.documents.readers import may_read

# Whatever a document carries, it runs nothing, loads nothing and is framed nowhere.
POLICY = "default-src 'none'; img-src 'self'; style-src 'none'; sandbox; frame-ancestors 'none'"


@require_safe
@never_cache
def document(request: HttpRequest, token: str) -> HttpResponseBase:
    """Sends a document to the person the link was made for, if he may read it still. Everybody else learns nothing: 404."""
    found = _readable(request, token)
    try:
        file = store.path_of(found.stored_as).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    # An officer looks at pictures beside the data; all else is downloaded.
    shown = found.is_picture and request.user.is_officer  # type: ignore[union-attr]
    extension = "jpg" if found.is_picture else "pdf"
    response = FileResponse(file, as_attachment=not shown, filename=f"{found.public_id}.{extension}", content_type=found.content_type)
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _readable(request: HttpRequest, token: str) -> PrivateDocument:
    try:
        document_pk, reader_pk = read_token(token)
    except signing.BadSignature:
        raise Http404 from None
    user = request.user
    if not user.is_authenticated or user.pk != reader_pk:
        raise Http404
    found = PrivateDocument.objects.filter(pk=document_pk, erased_at__isnull=True).first()
    if found is None or not may_read(found, user):
        raise Http404
    return found
