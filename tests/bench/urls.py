"""The exchange, and the bare page beside it."""

from django.urls import path

from marketplace.urls import urlpatterns as exchange
from tests.bench import bare

urlpatterns = [path("bare/", bare.page, name="bare"), *exchange]
