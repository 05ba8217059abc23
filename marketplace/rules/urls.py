"""Addresses of the rules room."""

from django.urls import path

from marketplace.rules import views

urlpatterns = [
    path("chinh-sach/", views.policies, name="policies"),
    path("chinh-sach/<slug:slug>/", views.policy, name="policy"),
    path("chinh-sach/<slug:slug>/<int:number>/", views.policy_version, name="policy_version"),
    path("nganh-nghe/suggest/", views.suggest, name="trade_line_suggest"),
]
