"""Addresses of public pictures."""

from django.urls import re_path

from marketplace.media.pictures.views import picture

urlpatterns = [re_path(r"^media/pictures/(?P<name>[0-9a-f]{32})/(?P<width>[0-9]{1,4})\.(?P<ending>webp|jpg)$", picture, name="picture")]
