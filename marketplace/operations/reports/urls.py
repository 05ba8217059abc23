"""Addresses of reports in the console."""

from django.urls import path

from marketplace.operations.reports import page, queue

urlpatterns = [
    path("", queue.reports, name="reports"),
    path("<str:code>/", page.report, name="report"),
]
