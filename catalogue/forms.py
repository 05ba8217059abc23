"""The form in which a superuser adds, renames and hides categories."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalogue.models import Category
from marketplace.language.slugs import slug


class Above(forms.ModelChoiceField[Category]):
    """A category under which another one shall stand, shown at its depth in the tree."""

    def label_from_instance(self, obj: Category) -> str:
        """Its own name; the whole line, as `str` has it, would cost a query each."""
        return f"{'— ' * (obj.depth - 1)}{obj.name}"


class CategoryForm(forms.ModelForm[Category]):
    """`parent` is asked of a new category alone: what stands keeps its place, and its address."""

    parent = Above(
        label=_("Below"),
        queryset=Category.objects.order_by("path"),
        required=False,
        help_text=_("Leave it empty for a category at the top."),
    )
    icon = forms.ChoiceField(label=_("icon"), choices=lambda: _drawn())

    class Meta:
        model = Category
        fields = ["parent", "name", "name_en", "slug", "icon", "is_public"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _("Part of the address; empty means that it is taken from the name.")

    def clean(self) -> None:
        """Finds an address for a new category that no other one has: addresses name a category without its parents."""
        super().clean()
        if "slug" not in self.fields or self.errors:
            return
        self.cleaned_data["slug"] = self.cleaned_data["slug"] or slug(self.cleaned_data["name"])
        if Category.objects.filter(slug=self.cleaned_data["slug"]).exists():
            raise ValidationError({"slug": _("Another category has this address.")})


def _drawn() -> list[tuple[str, str]]:
    """The icons that categories have."""
    names = Category.objects.exclude(icon="").order_by("icon").values_list("icon", flat=True).distinct()
    return [(name, name) for name in names]
