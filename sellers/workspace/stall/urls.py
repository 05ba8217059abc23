"""The address of the stall's form."""

from django.urls import path

from sellers.workspace.stall.views import stall

urlpatterns = [path("", stall, name="stall")]
