"""Other dossiers and sellers that look like the same business."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sellers.accounts.models import BusinessRegistration, Seller


@dataclass(frozen=True)
class Alike:
    """What resembles a dossier, and in what."""

    what: BusinessRegistration | Seller
    in_what: Any

    @property
    def is_seller(self) -> bool:
        """A seller, not another dossier."""
        return isinstance(self.what, Seller)


def alike(registration: BusinessRegistration) -> list[Alike]:
    """Sellers and handed-in dossiers with the same tax code or the same personal ID number; two queries."""
    tax_code, number = registration.tax_code, registration.representative_id_fingerprint
    same_code = Q(tax_code=tax_code) if tax_code else Q(pk__in=[])
    sellers = Seller.objects.filter(same_code | Q(identity_fingerprint=number or None)).exclude(registration=registration)
    same_number = Q(representative_id_fingerprint=number) if number else Q(pk__in=[])
    dossiers = BusinessRegistration.objects.handed_in().filter(same_code | same_number).exclude(pk=registration.pk)
    found = [Alike(each, _in_what(each.tax_code == tax_code and bool(tax_code))) for each in sellers[:5]]
    return found + [Alike(each, _in_what(each.tax_code == tax_code and bool(tax_code))) for each in dossiers[:5]]


def _in_what(by_code: bool) -> Any:
    return _("same tax code") if by_code else _("same personal ID number")
