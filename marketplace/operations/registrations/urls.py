"""Addresses of dossiers in the console."""

from django.urls import path

from marketplace.operations.registrations import deciding, page, queue

urlpatterns = [
    path("", queue.registrations, name="registrations"),
    path("<uuid:public_id>/", page.registration, name="registration"),
    path("<uuid:public_id>/danh-tinh/", deciding.identity, name="registration_identity"),
    path("<uuid:public_id>/ma-so-thue/", deciding.tax_code, name="registration_tax_code"),
    path("<uuid:public_id>/mo-so-dinh-danh/", deciding.reveal, name="registration_reveal"),
    path("<uuid:public_id>/phe-duyet/", deciding.approve, name="registration_approve"),
    path("<uuid:public_id>/tra-lai/", deciding.send_back, name="registration_return"),
    path("<uuid:public_id>/tu-choi/", deciding.reject, name="registration_reject"),
]
