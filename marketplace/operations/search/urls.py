"""Addresses of the search in the console."""

from django.urls import path

from marketplace.operations.search import insight

urlpatterns = [
    path("", insight.insight, name="search"),
]
