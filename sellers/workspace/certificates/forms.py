"""The form of a certificate: five fields, the paper and the goods that it names."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalogue.models import Product
from marketplace.design.fields import DayField
from marketplace.design.widgets import ChoiceBoxes, Upload
from sellers.accounts.models import Seller
from sellers.certificates.content import CertificateContent
from sellers.certificates.models import Certificate, CertificateKind
from sellers.certificates.models.kind import code_of, full
from sellers.offers.models import Offer


class Paper(Upload):
    """One file."""

    allow_multiple_selected = False


class Goods(forms.MultipleChoiceField):
    """Ids of products, of which a seller may have thousands."""

    known: frozenset[str] = frozenset()

    def valid_value(self, value: Any) -> bool:
        """Not by going through all choices for each of them."""
        return str(value) in self.known


class CertificateForm(forms.Form):
    """`content()` and `upload()` are what was sent, once valid. `certificate` is the one that was returned, whose file may stay."""

    kind = forms.ChoiceField(label=_("Kind of certificate"))
    number = forms.CharField(label=_("Number on the paper"), max_length=60, widget=forms.TextInput({"autocomplete": "off"}))
    issuer = forms.CharField(
        label=_("Who issued it"), max_length=150, help_text=_("As the paper says, for example the People's Committee.")
    )
    issued_on = DayField(label=_("Day of issue"))
    expires_on = DayField(
        label=_("Last day on which it holds"),
        required=False,
        help_text=_("If the paper names none, leave it empty: the time that its kind holds for is counted."),
    )
    document = forms.FileField(
        label=_("The paper"),
        widget=Paper,
        help_text=_("The whole page, readable. Only you and the officers see it. At most 10 MB."),
        error_messages={"required": _("Choose a file first."), "empty": _("This file is empty; choose another one.")},
    )
    all_goods = forms.BooleanField(
        label=_("The paper holds for all my goods of today"),
        required=False,
        help_text=_("Then you need not choose them below. Goods that you post later are not among them."),
    )
    goods = Goods(
        label=_("Goods that the paper names"),
        required=False,
        widget=ChoiceBoxes(among=_("Find among your goods")),
        help_text=_("Not needed for premises and systems (food safety, HACCP, ISO 22000): those hold for all your goods."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, seller: Seller, certificate: Certificate | None = None) -> None:
        super().__init__(data, files, initial=_initial(certificate) if certificate else None)
        self.kinds = _choices(certificate)
        names = [(code, full(kind, level)) for code, (kind, level) in self.kinds.items()]
        self.fields["kind"].choices = [("", _("Choose a kind")), *names]  # type: ignore[attr-defined]
        self.seller = seller
        goods: Any = self.fields["goods"]
        goods.choices = own_goods(seller, certificate)
        goods.known = frozenset(pk for pk, _title in goods.choices)
        goods.one_of_several = True
        if certificate is not None:
            self.fields["document"].required = certificate.document.is_erased
            if not certificate.document.is_erased:
                self.fields["document"].help_text = _("Choose a file only if it shall take the place of the one that is there.")

    def clean_goods(self) -> list[int]:
        """Ids, which the choices have vouched for."""
        return [int(pk) for pk in self.cleaned_data["goods"]]

    def clean_issued_on(self) -> dt.date:
        """A year that calendars can count on from."""
        day: dt.date = self.cleaned_data["issued_on"]
        if not 1990 <= day.year < 2100:
            raise ValidationError(_("Check the year."))
        return day

    def content(self) -> CertificateContent:
        """What the seller says."""
        data = self.cleaned_data
        kind, level = self.kinds[data["kind"]]
        goods = [int(pk) for pk, _title in own_goods(self.seller)] if data["all_goods"] else data["goods"]
        names = ("number", "issuer", "issued_on", "expires_on")
        return CertificateContent(kind=kind, level=level, goods=goods, **{name: data[name] for name in names})

    def keep_file(self, *, in_place: bool) -> None:
        """Something else was wrong: where htmx changes the page in place the chosen file stays, elsewhere the browser has forgotten it."""
        if "document" in self.errors or not self.files.get("document"):
            return
        if in_place:
            self.fields["document"].widget.keeps = True  # type: ignore[attr-defined]
        else:
            self.add_error("document", _("Choose the file once more: the browser does not keep it."))

    def upload(self) -> Any:
        """The file, or None where the old one stays."""
        return self.cleaned_data["document"] or None


def own_goods(seller: Seller, certificate: Certificate | None = None) -> list[tuple[str, str]]:
    """The seller's goods that stand on the exchange, and those that the certificate named before, by name."""
    standing = Offer.objects.of(seller).standing().exclude(product=None).values("product")
    rows = Product.objects.filter(pk__in=standing)
    if certificate is not None:
        rows = rows | Product.objects.filter(pk__in=certificate.goods.values("pk"))
    return [(str(pk), title) for pk, title in rows.order_by("title", "pk").values_list("pk", "title")]


def _choices(certificate: Certificate | None) -> dict[str, tuple[CertificateKind, int | None]]:
    """Kinds as they can be handed in, those with levels once a level; the certificate's own is among them."""
    kinds = list(CertificateKind.objects.offered())
    if certificate is not None and certificate.kind not in kinds:
        kinds.append(certificate.kind)
    return {code_of(kind.code, level): (kind, level) for kind in kinds for level in (kind.levels or (None,))}


def _initial(certificate: Certificate) -> dict[str, Any]:
    return {
        "kind": code_of(certificate.kind.code, certificate.level),
        "number": certificate.number,
        "issuer": certificate.issuer,
        "issued_on": certificate.issued_on,
        "expires_on": certificate.expires_on,
        "goods": [str(pk) for pk in certificate.goods.values_list("pk", flat=True)],
    }
