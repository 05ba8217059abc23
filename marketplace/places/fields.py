"""A form field for a commune: typed in one box, with or without script, with or without tones."""

from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from marketplace.places.models import Commune
from marketplace.places.selectors import Suggestion, resolve_commune

LONGEST_TEXT = 120


class TypedPlace(NamedTuple):
    """What the box says, and the code of the commune picked from suggestions or choices."""

    text: str
    code: str


class CommuneInput(forms.Widget):
    """A text box `name` and, beside it, the code picked: `name_code`, hidden, or radio buttons once there are choices."""

    template_name = "places/widgets/commune.html"
    use_fieldset = False

    def __init__(self, attrs: dict[str, Any] | None = None, province: str | None = None) -> None:
        super().__init__(attrs)
        self.province = province
        self.choices: list[Suggestion] = []

    def value_from_datadict(self, data: Any, files: MultiValueDict[str, Any], name: str) -> TypedPlace:
        """Both boxes as sent."""
        # A NUL is no letter of any name, and PostgreSQL cannot even look for it.
        return TypedPlace(*(str(data.get(box) or "").replace("\0", "") for box in (name, f"{name}_code")))

    def value_omitted_from_data(self, data: Any, files: MultiValueDict[str, Any], name: str) -> bool:
        """Whether neither box was sent."""
        return name not in data and f"{name}_code" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template draws."""
        context = super().get_context(name, None, attrs)
        place = value if isinstance(value, TypedPlace) else TypedPlace("", "")
        context["widget"] |= {
            "text": place.text,
            "code": place.code,
            "choices": self.choices,
            "province": self.province or "",
            "id": context["widget"]["attrs"].get("id", f"id_{name}"),
        }
        return context


class CommuneField(forms.Field):
    """Gives a Commune. `province` narrows it to one province, as sellers' places are.

    Text that fits several communes is refused with the choices shown under the box; what was typed stays.
    """

    widget = CommuneInput
    default_error_messages = {
        "required": _("Type the commune or ward."),
        "unknown": _("No commune or ward of this name was found. A former name or a district also helps."),
        "ambiguous": _("Several places fit. Pick one of them."),
    }

    def __init__(self, *, province: str | None = None, **kwargs: Any) -> None:
        self.province = province
        super().__init__(**kwargs)
        self.widget.province = province

    def to_python(self, value: Any) -> Commune | None:
        """The commune meant, or an error that keeps what was typed."""
        if isinstance(value, Commune) or value in self.empty_values:
            return value or None
        place = value if isinstance(value, TypedPlace) else TypedPlace(str(value), "")
        text, code = place.text.strip()[:LONGEST_TEXT], place.code.strip()
        if not text and not code:
            return None
        resolution = resolve_commune(text, code, self.province)
        if resolution.commune:
            return resolution.commune
        self.widget.choices = resolution.choices
        what = "ambiguous" if resolution.choices else "unknown"
        raise ValidationError(self.error_messages[what], code=what)

    def prepare_value(self, value: Any) -> TypedPlace:
        """What stands in the boxes for a commune, a code or what was sent."""
        if isinstance(value, TypedPlace):
            return value
        commune = value if isinstance(value, Commune) else self._by_code(value)
        return TypedPlace(commune.label, commune.pk) if commune else TypedPlace(str(value or ""), "")

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Once a commune is settled its label is shown in full, so that a second sending means the same."""
        if isinstance(data, TypedPlace) and not data.code and data.text.strip():
            commune = resolve_commune(data.text[:LONGEST_TEXT], "", self.province).commune
            return TypedPlace(commune.label, commune.pk) if commune else data
        return data

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another commune is meant than at first."""
        return self.prepare_value(initial) != self.prepare_value(data)

    def _by_code(self, code: Any) -> Commune | None:
        return Commune.objects.select_related("province").filter(pk=str(code)).first() if code else None
