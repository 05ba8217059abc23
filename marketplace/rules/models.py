"""Effective-dated reference data, and the policies that people accept."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.language.dates import vietnam_today


class SpecialDay(models.TextChoices):
    """How a day differs from what its weekday says."""

    HOLIDAY = "holiday", _("Public holiday")
    WORKING = "working", _("Working day in exchange for another")


class Holiday(models.Model):
    """A public holiday, or a Saturday worked in exchange; unconfirmed while the announcement for its year is pending."""

    day = models.DateField(_("day"), unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=SpecialDay, default=SpecialDay.HOLIDAY)
    name = models.CharField(_("name"), max_length=120)
    legal_basis = models.CharField(_("legal basis"), max_length=200)
    is_confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta:
        ordering = ["day"]
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"


class RuleValue(models.Model):
    """One value of a rule from a day on; the latest day that has come counts. Read it with deadlines.rule()."""

    key = models.CharField(_("rule"), max_length=60)
    value = models.JSONField(_("value"))
    unit = models.CharField(_("unit"), max_length=20)
    effective_from = models.DateField(_("in force from"))
    legal_basis = models.CharField(_("legal basis"), max_length=250)
    meaning = models.CharField(_("meaning"), max_length=250)

    class Meta:
        ordering = ["key", "effective_from"]
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        constraints = [models.UniqueConstraint(fields=["key", "effective_from"], name="one_value_per_rule_and_day")]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} ({self.effective_from:%d/%m/%Y})"


class TradeLine(models.Model):
    """An industry code of the Vietnam Standard Industrial Classification; keyed by version and code."""

    version = models.CharField(_("version"), max_length=8)
    code = models.CharField(_("code"), max_length=5)
    level = models.PositiveSmallIntegerField(_("level"))
    parent_code = models.CharField(_("parent"), max_length=5)
    title = models.CharField(_("title"), max_length=300)
    # Folded words, each after a space.
    search_text = models.CharField(max_length=320, editable=False)

    class Meta:
        ordering = ["version", "code"]
        verbose_name = _("industry code")
        verbose_name_plural = _("industry codes")
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="one_title_per_industry_code")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Policy(models.Model):
    """A page of rules of the exchange; its text stands in versions."""

    slug = models.SlugField(_("address"), unique=True)
    title = models.CharField(_("title"), max_length=150)
    title_en = models.CharField(_("title in English"), max_length=150)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("policy")
        verbose_name_plural = _("policies")

    def __str__(self) -> str:
        return self.shown_title

    def get_absolute_url(self) -> str:
        """The page of the version in force."""
        return reverse("policy", args=[self.slug])

    @property
    def shown_title(self) -> str:
        """The title in the language of the page."""
        return self.title_en if (get_language() or "").startswith("en") else self.title


class PolicyVersionQuerySet(models.QuerySet["PolicyVersion"]):
    """Questions asked of versions."""

    def in_force(self) -> "PolicyVersionQuerySet":
        """The one version of each policy that counts today."""
        today = vietnam_today()
        return self.filter(effective_from__lte=today).order_by("policy_id", "-number").distinct("policy_id")


class PolicyVersion(models.Model):
    """A text that never changes once written; a new text is a new version."""

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="versions", verbose_name=_("policy"))
    number = models.PositiveSmallIntegerField(_("version"))
    effective_from = models.DateField(_("in force from"))
    body = models.TextField(_("text"))
    summary_en = models.TextField(_("summary in English"))
    body_en = models.TextField(_("text in English"), blank=True, default="")
    sha256 = models.CharField(_("fingerprint"), max_length=64, editable=False)
    published_at = models.DateTimeField(_("published"), auto_now_add=True)

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        ordering = ["policy_id", "-number"]
        verbose_name = _("version of a policy")
        verbose_name_plural = _("versions of policies")
        constraints = [models.UniqueConstraint(fields=["policy", "number"], name="one_text_per_policy_version")]

    def __str__(self) -> str:
        return f"{self.policy.slug} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses to change a text that people may have accepted."""
        if self.pk and PolicyVersion.objects.filter(pk=self.pk).exclude(body=self.body, effective_from=self.effective_from).exists():
            raise ValidationError(_("A published version cannot be changed: publish a new one."))
        self.sha256 = fingerprint(self.body)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page of this version, which stays."""
        return reverse("policy_version", args=[self.policy.slug, self.number])


class PolicyAcceptance(models.Model):
    """That a person accepted a version of a policy, when, and from where."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="policy_acceptances", verbose_name=_("person")
    )
    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="acceptances", verbose_name=_("version"))
    at = models.DateTimeField(_("accepted"))
    ip = models.GenericIPAddressField(_("network address"), null=True)

    class Meta:
        verbose_name = _("acceptance of a policy")
        verbose_name_plural = _("acceptances of policies")
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="one_acceptance_per_person_and_version")]

    def __str__(self) -> str:
        return f"{self.version} · {self.at:%d/%m/%Y}"


class PlatformProfile(models.Model):
    """What Decree 248/2026 art 4 wants known of the platform beyond its owner's name and address (settings.EXCHANGE); one row."""

    representative = models.CharField(_("legal representative"), max_length=150)
    registration_no = models.CharField(_("registration number"), max_length=60)
    registered_on = models.DateField(_("registered on"), null=True, blank=True)
    registered_by = models.CharField(_("registered by"), max_length=150, blank=True)
    ordering = models.BooleanField(_("orders are placed on the platform"), default=True)
    payment_function = models.BooleanField(_("takes part in payment"), default=False)
    is_demonstration = models.BooleanField(_("demonstration data"), default=True)

    class Meta:
        verbose_name = _("facts about the platform")
        verbose_name_plural = _("facts about the platform")

    def __str__(self) -> str:
        return self.registration_no


class Allowance(models.Model):
    """How often somebody has done something within a window of time; counted by throttle.hit()."""

    key = models.CharField(max_length=64, primary_key=True)
    hits = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("counted use")
        verbose_name_plural = _("counted uses")

    def __str__(self) -> str:
        return self.key


def fingerprint(body: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(body.encode()).hexdigest()
