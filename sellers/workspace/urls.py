"""Addresses of the seller's room."""

from django.urls import include, path

from sellers.workspace.home import choose_seller, home

app_name = "workspace"
urlpatterns = [
    path("", home, name="home"),
    path("chon/", choose_seller, name="choose"),
    path("chao-ban/", include("sellers.workspace.offers.urls")),
    path("don-hang/", include("sellers.workspace.orders.urls")),
    path("chung-nhan/", include("sellers.workspace.certificates.urls")),
    path("thanh-vien/", include("sellers.workspace.members.urls")),
    path("gian-hang/", include("sellers.workspace.stall.urls")),
]
