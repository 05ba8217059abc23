"""Whose dossier a page shows."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sellers.accounts.models import BusinessRegistration


def own(request: HttpRequest, public_id: Any) -> BusinessRegistration:
    """The dossier of the person who asks; anybody else's does not exist."""
    related = BusinessRegistration.objects.select_related("commune", "regulation", "seller")
    return get_object_or_404(related, public_id=public_id, applicant_id=request.user.pk)
