"""Addresses of applicants."""

from django.urls import path

from sellers.accounts.pages import documents, dossier, invitation, tracking

urlpatterns = [
    path("dang-ky-ban-hang/", dossier.start, name="registration_start"),
    path("dang-ky-ban-hang/<uuid:public_id>/", dossier.detail, name="registration_detail"),
    path("dang-ky-ban-hang/<uuid:public_id>/giay-to/", documents.documents, name="registration_documents"),
    path("dang-ky-ban-hang/<uuid:public_id>/nop/", dossier.submit, name="registration_submit"),
    path("dang-ky-ban-hang/<uuid:public_id>/rut/", dossier.withdraw, name="registration_withdraw"),
    path("dang-ky-ban-hang/<uuid:public_id>/<slug:name>/", dossier.step, name="registration_step"),
    path("xac-nhan/thanh-vien/<str:token>/", invitation.invitation, name="invitation"),
    path("tra-cuu-ho-so/", tracking.track, name="registration_track"),
]
