"""The address of the signed link."""

from django.urls import path

from sellers.workspace.orders.confirming import confirm

urlpatterns = [path("xac-nhan/don-hang/<str:token>/", confirm, name="order_confirm")]
