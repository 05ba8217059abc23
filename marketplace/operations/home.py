"""The console's first page: what waits, how long, and whether it is late."""

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from marketplace.operations.access import for_officer
from marketplace.operations.queues import QUEUES
from marketplace.operations.request import OfficerRequest


@require_safe
@for_officer
def home(request: OfficerRequest) -> HttpResponseBase:
    """All queues, one query each."""
    queues = [(queue, queue.measure()) for queue in QUEUES]
    return TemplateResponse(request, "console/home.html", {"queues": queues})
