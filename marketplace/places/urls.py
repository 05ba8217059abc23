"""Addresses of the places room."""

from django.urls import path

from marketplace.places import views

urlpatterns = [path("places/suggest/", views.suggest, name="place_suggest")]
