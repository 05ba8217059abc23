"""Questions asked of policies and of the owner of the platform."""

from django.contrib.auth.models import AbstractBaseUser

from marketplace.language.dates import vietnam_today
from marketplace.rules.models import PlatformProfile, PolicyAcceptance, PolicyVersion


def policy_in_force(slug: str) -> PolicyVersion:
    """The version of a policy that counts today. Raises PolicyVersion.DoesNotExist."""
    versions = PolicyVersion.objects.select_related("policy").filter(policy__slug=slug, effective_from__lte=vietnam_today())
    found = versions.order_by("-number").first()
    if found is None:
        raise PolicyVersion.DoesNotExist(slug)
    return found


def has_accepted(person: AbstractBaseUser, version: PolicyVersion) -> bool:
    """Whether this very version was accepted: a newer one asks again."""
    return PolicyAcceptance.objects.filter(user_id=person.pk, version=version).exists()


def platform_owner() -> PlatformProfile | None:
    """Who owns the platform; None before anybody has entered it."""
    return PlatformProfile.objects.order_by("pk").first()
