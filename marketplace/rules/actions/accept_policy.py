"""Somebody accepts a version of a policy."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from marketplace.rules.models import PolicyAcceptance, PolicyVersion


def accept_policy(version: PolicyVersion, *, by: AbstractBaseUser, ip: str | None = None) -> PolicyAcceptance:
    """Notes that `by` accepted `version` now; the first time counts when it is sent twice."""
    acceptance, _ = PolicyAcceptance.objects.get_or_create(user_id=by.pk, version=version, defaults={"at": timezone.now(), "ip": ip})
    return acceptance
