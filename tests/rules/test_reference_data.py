"""Django's admin holds reference data, for superusers alone."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from marketplace import reference
from marketplace.events import Event
from marketplace.people.models import User
from marketplace.rules.models import Holiday, RuleValue
from marketplace.rules.values import rule
from sellers.certificates.events import CertificateChanged
from sellers.certificates.models import CertificateKind
from tests.factories.certificates import certificate, kind

pytestmark = pytest.mark.django_db
OURS = ("places", "rules", "seller_certificates")


def request_of(**fields: object):  # type: ignore[no-untyped-def]
    request = RequestFactory().post("/")
    request.user = User.objects.create_user(email="nguoi@example.vn", **fields)
    return request


def test_nothing_with_a_lifecycle_is_edited_there() -> None:
    assert [model for model in admin.site._registry if hasattr(model, "lifecycle")] == []
    assert any(hasattr(model, "lifecycle") for model in apps.get_models())


def test_only_what_is_named_as_reference_data_is_edited_there() -> None:
    assert {model._meta.app_label for model in admin.site._registry} <= set(OURS) | {"catalogue"}


@pytest.mark.parametrize("fields", [{}, {"is_staff": True}])
def test_nobody_but_superusers_sees_it(fields: dict[str, bool]) -> None:
    request = request_of(**fields)
    for model, rows in admin.site._registry.items():
        if model._meta.app_label in OURS:
            assert not rows.has_module_permission(request)
            assert not rows.has_view_permission(request)
            assert not rows.has_add_permission(request)
            assert not rows.has_change_permission(request)
            assert not rows.has_delete_permission(request)


def test_codes_issued_by_the_state_are_neither_added_nor_deleted_by_hand() -> None:
    request = request_of(is_staff=True, is_superuser=True)
    for model, rows in admin.site._registry.items():
        if isinstance(rows, reference.FixedRows):
            assert not rows.has_add_permission(request), model
            assert not rows.has_delete_permission(request), model
            assert rows.has_change_permission(request), model


def test_a_rule_changed_there_counts_at_once() -> None:
    assert rule("offers.fresh_days") == 30
    rows = admin.site._registry[RuleValue]
    row = RuleValue.objects.get(key="offers.fresh_days")
    row.value = 14
    rows.save_model(request_of(is_staff=True, is_superuser=True), row, None, change=True)
    assert rule("offers.fresh_days") == 14


def test_the_lists_open_for_a_superuser_whatever_they_hold() -> None:
    Holiday.objects.create(day=dt.date(2028, 1, 1), name="Tết Dương lịch", legal_basis="Bộ luật Lao động 2019 điều 112")
    request = request_of(is_staff=True, is_superuser=True)
    request.method = "GET"
    request.META["REQUEST_METHOD"] = "GET"
    for model, rows in admin.site._registry.items():
        assert reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        assert rows.get_changelist_instance(request).result_count >= 0


def test_what_a_kind_covers_is_settled_once_there_are_certificates_of_it() -> None:
    rows, request = admin.site._registry[CertificateKind], request_of(is_staff=True, is_superuser=True)
    of = kind("haccp")
    assert rows.get_readonly_fields(request, of) == ["code"]
    certificate("rejected", code="haccp")
    assert rows.get_readonly_fields(request, of) == ["code", "covers"]
    assert rows.get_readonly_fields(request) == []


@pytest.mark.parametrize(("changed", "told"), [(["short_name"], True), (["short_name_en", "position"], True), (["months_valid"], False)])
def test_a_new_short_name_is_told_to_the_readers_of_goods(changed: list[str], told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    made = certificate(code="haccp")
    certificate("revoked", code="haccp")
    published: list[Event] = []
    monkeypatch.setattr(reference, "publish", published.append)
    rows, request = admin.site._registry[CertificateKind], request_of(is_staff=True, is_superuser=True)
    rows.save_model(request, kind("haccp"), SimpleNamespace(changed_data=changed), change=True)
    assert published == ([CertificateChanged(certificate_id=made.pk)] if told else [])
