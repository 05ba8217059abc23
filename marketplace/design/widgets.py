"""Controls that Django does not have: money, quantity, choice cards, combobox, upload."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language

from marketplace.language.numbers import format_number


class MoneyInput(forms.TextInput):
    """Whole đồng, typed as people type them and shown grouped, with the currency beside."""

    template_name = "components/widgets/affix.html"
    affix = "₫"

    def __init__(self, attrs: dict[str, Any] | None = None, *, affix: str | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})
        self.affix = self.affix if affix is None else affix

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Decimal | int | float):
            return format_number(value, language=get_language() or "vi")
        shown: str | None = super().format_value(value)
        return shown

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["affix"] = self.affix
        return context


class QuantityInput(MoneyInput):
    """A number with its unit beside: `QuantityInput(unit="kg")`."""

    affix = ""

    def __init__(self, attrs: dict[str, Any] | None = None, *, unit: str = "") -> None:
        super().__init__({"inputmode": "decimal", **(attrs or {})}, affix=unit)


class Stepper(forms.NumberInput):
    """A quantity with minus and plus; `unit` stands behind it. Without a script it is a number field."""

    template_name = "components/widgets/stepper.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, unit: str = "") -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", **(attrs or {})})
        self.unit = unit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = self.unit
        return context


class ChoiceCards(forms.RadioSelect):
    """One of a few, each with a note: `ChoiceCards(notes={"COD": _("Pay when the goods arrive")})`."""

    template_name = "components/widgets/choice_cards.html"
    option_template_name = "components/widgets/choice_card.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, notes: Mapping[str, Any] | None = None, across: bool = False) -> None:
        super().__init__(attrs)
        self.notes = dict(notes or {})
        self.across = across

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["across"] = self.across
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["note"] = self.notes.get(str(value), "")
        return option


class ChoiceBoxes(forms.CheckboxSelectMultiple):
    """Several, drawn as the choice cards are. `among` is the label of a box that narrows many by typing, on pages with js/among.js."""

    template_name = "components/widgets/choice_cards.html"
    option_template_name = "components/widgets/choice_card.html"

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = (), *, among: Any = "") -> None:
        super().__init__(attrs, choices)
        self.among = among

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["among"] = self.among
        return context


class Combobox(forms.Select):
    """A long list chosen from by typing, tone marks or not. Without a script it is the browser's own list.

    Options may carry other names to find them by (old district names, say): `Combobox(aliases={"25459": "Thành phố Tây Ninh"})`.
    """

    template_name = "components/widgets/combobox.html"

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = (), *, aliases: Mapping[str, str] | None = None) -> None:
        super().__init__({"data-combobox": "", **(attrs or {})}, choices)
        self.aliases = dict(aliases or {})

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if alias := self.aliases.get(str(value)):
            option["attrs"]["data-alias"] = alias
        return option


class Upload(forms.ClearableFileInput):
    """A file with a preview. `capture="environment"` opens the camera of a phone; `multiple` takes several.

    With `keeps` a page that htmx changes in place keeps the field as it stands, with the file that was chosen.
    """

    template_name = "components/widgets/upload.html"
    keeps = False
    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None, *, pictures: bool = False) -> None:
        accept = "image/jpeg,image/png,image/webp" if pictures else "application/pdf,image/jpeg,image/png,image/webp,image/heic,image/heif"
        super().__init__({"accept": accept, **(attrs or {})})
        self.pictures = pictures

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["pictures"] = self.pictures
        context["widget"]["keeps"] = self.keeps
        return context
