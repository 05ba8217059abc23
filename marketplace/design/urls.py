"""Addresses of the page of pieces; mounted in development and tests."""

from django.urls import path

from marketplace.design import gallery

app_name = "design"
urlpatterns = [
    path("", gallery.pieces, name="pieces"),
    path("form/", gallery.form, name="form"),
    path("words/", gallery.words, name="words"),
    path("count/", gallery.count, name="count"),
    path("room/<slug:which>/", gallery.room, name="room"),
]
