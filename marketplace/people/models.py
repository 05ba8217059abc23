"""The account of a person."""

import uuid
from functools import cached_property
from typing import Any, ClassVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.lifecycles.trail import never_emptied

OFFICERS = "Officers"
EDITORS = "Editors"


class UserManager(BaseUserManager["User"]):
    """Makes accounts; a phone number or an e-mail address must be given."""

    def _create(self, *, password: str | None, **fields: Any) -> "User":
        user = self.model(**fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "User":
        """An ordinary account; password None means sign-in by code only."""
        return self._create(email=self.normalize_email(email) if email else None, password=password, **fields)

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An account with every permission; a second factor is asked all the same."""
        return self._create(email=self.normalize_email(email), password=password, is_staff=True, is_superuser=True, **fields)


# What an account can do and how it is reached is kept for ever; passwords and what people read are not.
KEPT = ["is_staff", "is_superuser", "is_active", "email", "phone", "phone_verified"]


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pghistory.AnyChange(*KEPT)),
    pghistory.DeleteEvent(),
    fields=KEPT,
    append_only=True,
    meta=never_emptied(),
    model_name="AccountChange",
    obj_field=pghistory.ObjForeignKey(related_name="changes", related_query_name="changes"),
)
class User(AbstractBaseUser, PermissionsMixin):
    """A person; `phone` in E.164 (+84…) or `email` is given, either of them verified before it counts."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    phone = models.CharField(_("phone number"), max_length=16, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(_("phone number verified"), default=False)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=5, default="vi")
    is_staff = models.BooleanField(_("works for the exchange"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=models.Q(phone__isnull=False) | models.Q(email__isnull=False), name="person_can_be_reached"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.phone or self.email or str(self.public_id)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps empty contact fields as NULL, so that two people without e-mail do not collide."""
        self.phone = self.phone or None
        self.email = self.email.lower() if self.email else None
        super().save(*args, **kwargs)

    # Oscar, Wagtail and allauth ask for names in two parts; Vietnamese names are written as one.
    @property
    def first_name(self) -> str:
        """The whole name, for libraries that expect a first name."""
        return self.full_name

    @property
    def last_name(self) -> str:
        """Always empty, for libraries that expect a last name."""
        return ""

    def get_full_name(self) -> str:
        """The name as written by the person."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name, which comes last."""
        return self.full_name.rsplit(" ", 1)[-1] if self.full_name else ""

    @cached_property
    def role_names(self) -> frozenset[str]:
        """Names of the person's groups."""
        return frozenset(self.groups.values_list("name", flat=True)) if self.is_staff else frozenset()

    @property
    def is_officer(self) -> bool:
        """May work in the officers' console."""
        return self.is_active and self.is_staff and (self.is_superuser or OFFICERS in self.role_names)

    @property
    def is_editor(self) -> bool:
        """May edit promotional content."""
        return self.is_active and self.is_staff and (self.is_superuser or EDITORS in self.role_names)

    @property
    def needs_second_factor(self) -> bool:
        """Staff cannot work without a second factor."""
        return self.is_staff
