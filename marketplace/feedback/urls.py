"""Addresses of the feedback room."""

from django.urls import path

from marketplace.feedback import views

urlpatterns = [
    path("bao-cao/chao-ban/<int:pk>/", views.report_an_offer, name="report_offer"),
    path("bao-cao/", views.track, name="report_track"),
    path("bao-cao/<str:code>/", views.report, name="report"),
]
