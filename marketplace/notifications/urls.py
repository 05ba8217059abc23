"""Addresses of the inbox and of the development outbox."""

from django.urls import path

from marketplace.notifications import views

urlpatterns = [
    path("thong-bao/", views.inbox, name="inbox"),
    path("thong-bao/<int:pk>/mo/", views.open_message, name="inbox_open"),
    path("thong-bao/da-doc/", views.read_all, name="inbox_read_all"),
    path("hop-thu-thu-nghiem/", views.outbox, name="outbox"),
]
