"""The address of the signed link."""

from django.urls import path

from sellers.workspace.offers.reconfirming import reconfirm

urlpatterns = [path("xac-nhan/chao-ban/<str:token>/", reconfirm, name="offer_reconfirm")]
