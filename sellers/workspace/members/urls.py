"""Addresses of the members' pages."""

from django.urls import path

from sellers.workspace.members import pages

urlpatterns = [
    path("", pages.members, name="members"),
    path("<int:pk>/bo/", pages.remove, name="member_remove"),
    path("loi-moi/<int:pk>/rut/", pages.cancel, name="invitation_cancel"),
]
