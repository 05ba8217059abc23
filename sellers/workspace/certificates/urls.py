"""Addresses of the seller's certificates."""

from django.urls import path

from sellers.workspace.certificates import acts, editing, pages

urlpatterns = [
    path("", pages.certificates, name="certificates"),
    path("them/", editing.new, name="certificate_new"),
    path("<int:pk>/", pages.certificate, name="certificate"),
    path("<int:pk>/sua/", editing.edit, name="certificate_edit"),
    path("<int:pk>/rut/", acts.withdraw, name="certificate_withdraw"),
]
