"""Reference data that superusers edit in Django's admin: nothing that has a lifecycle."""

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.http import HttpRequest

from catalogue.events import CategoryRenamed
from catalogue.forms import CategoryForm
from catalogue.models import Category
from catalogue.tree import forget_tree
from marketplace.events import publish
from marketplace.places.models import Commune, PlaceAlias, Province
from marketplace.rules import memory
from marketplace.rules.models import Holiday, PlatformProfile, RuleValue, TradeLine
from sellers.certificates.events import CertificateChanged
from sellers.certificates.models import CertificateKind

site = admin.site
# One door for everybody: the admin's own form knows neither limits nor the second factor.
site.login = secure_admin_login(site.login)  # type: ignore[method-assign]
site.site_header = "Dữ liệu tham chiếu"


class ForSuperusers(admin.ModelAdmin[Any]):
    """Reference data: nobody but superusers, whatever permissions somebody was given."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the room is listed."""
        return _may(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether rows may be read."""
        return _may(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Whether rows may be added."""
        return _may(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether rows may be changed."""
        return _may(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether rows may be deleted."""
        return _may(request)


class RememberedRules(ForSuperusers):
    """Rows that processes remember: this one reads them anew at once, others within half a minute."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Saves and forgets."""
        super().save_model(request, obj, form, change)
        memory.forget()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Deletes and forgets."""
        super().delete_model(request, obj)
        memory.forget()


class FixedRows(ForSuperusers):
    """Codes issued by the state: corrected here, added by files."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False


class HolidayRows(RememberedRules):
    """Holidays and Saturdays worked in exchange."""

    list_display = ["day", "kind", "name", "is_confirmed", "legal_basis"]
    list_filter = ["is_confirmed", "kind"]
    date_hierarchy = "day"


class RuleRows(RememberedRules):
    """Deadlines and limits with their first day."""

    list_display = ["key", "value", "unit", "effective_from", "meaning", "legal_basis"]
    search_fields = ["key", "meaning"]


class CommuneRows(FixedRows):
    """Communes, with the names they had."""

    list_display = ["code", "name", "kind", "province"]
    list_filter = ["province"]
    search_fields = ["name", "folded", "code"]
    list_select_related = ["province"]


class FormerNameRows(ForSuperusers):
    """What communes were called before."""

    list_display = ["name", "kind", "commune"]
    search_fields = ["name", "key"]
    raw_id_fields = ["commune"]
    list_select_related = ["commune"]


class TradeLineRows(FixedRows):
    """Industry codes."""

    list_display = ["code", "title", "level", "version"]
    search_fields = ["code", "title", "search_text"]


class CategoryRows(ForSuperusers):
    """Categories: added, renamed and hidden. None is deleted, for its offers and all below would go with it."""

    form = CategoryForm
    list_display = ["name", "name_en", "slug", "depth", "is_public"]
    search_fields = ["name", "name_en", "slug"]
    ordering = ["path"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Place and address are said once."""
        return [name for name in CategoryForm.Meta.fields if obj is None or name not in {"parent", "slug"}]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Hangs a new category into the tree; tells the search of a new name."""
        if change:
            obj.save()
        else:
            parent = form.cleaned_data["parent"]
            add: Callable[..., object] = parent.add_child if parent else Category.add_root
            add(instance=obj)
        obj.set_ancestors_are_public()
        if change and "name" in form.changed_data:
            publish(CategoryRenamed(category_id=obj.pk))
        forget_tree()


class CertificateKindRows(ForSuperusers):
    """What certificates can be; they themselves have a lifecycle and are decided in the console. No kind is deleted: it is put away."""

    list_display = ["name", "short_name", "code", "lowest_level", "highest_level", "months_valid", "covers", "is_active", "position"]
    search_fields = ["name", "name_en", "code"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Searches and addresses name it by its code; and officers approved certificates for the goods that the kind covered then."""
        if obj is None:
            return []
        return ["code", "covers"] if obj.certificates.exists() else ["code"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Tells the readers of goods when certificates of the kind are called otherwise than before."""
        super().save_model(request, obj, form, change)
        if change and {"short_name", "short_name_en"} & set(form.changed_data):
            for certificate in obj.certificates.approved():
                publish(CertificateChanged(certificate_id=certificate.pk))


def _may(request: HttpRequest) -> bool:
    return bool(request.user.is_active and request.user.is_superuser)


site.register(Holiday, HolidayRows)
site.register(RuleValue, RuleRows)
site.register(PlatformProfile, ForSuperusers)
site.register(TradeLine, TradeLineRows)
site.register(Province, FixedRows)
site.register(Commune, CommuneRows)
site.register(PlaceAlias, FormerNameRows)
site.register(Category, CategoryRows)
site.register(CertificateKind, CertificateKindRows)
