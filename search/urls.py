"""Addresses of search."""

from django.urls import path

from search.insight.views import noted
from search.pages import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggest, name="search_suggest"),
    path("search/count/", views.count, name="search_count"),
    path("search/noted/", noted, name="search_noted"),
    path("search/forget-place/", views.forget_place, name="search_forget_place"),
    path("danh-muc/<slug:slug>/", views.category, name="category"),
]
