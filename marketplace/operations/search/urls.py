"""Addresses of the search in the console."""

from django.urls import path

from marketplace.operations.search import explaining, insight, words

urlpatterns = [
    path("", insight.insight, name="search"),
    path("vi-sao/", explaining.search_explain, name="search_explain"),
    path("tu-vung/", words.words_list, name="words"),
    path("tu-vung/them/", words.words_new, name="words_new"),
    path("tu-vung/<int:pk>/", words.words_entry, name="words_entry"),
    path("tu-vung/<int:pk>/ap-dung/", words.words_publish, name="words_publish"),
    path("tu-vung/<int:pk>/thu-hoi/", words.words_retract, name="words_retract"),
]
