"""Addresses of private documents."""

from django.urls import path

from marketplace.media.documents.views import document

urlpatterns = [path("tai-lieu/<str:token>", document, name="document")]
