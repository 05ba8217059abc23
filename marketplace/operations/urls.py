"""Addresses of the console; each kind of work brings its own."""

from django.urls import include, path

from marketplace.operations.home import home

app_name = "console"
urlpatterns = [
    path("", home, name="home"),
    path("ho-so/", include("marketplace.operations.registrations.urls")),
    path("chao-ban/", include("marketplace.operations.offers.urls")),
    path("chung-nhan/", include("marketplace.operations.certificates.urls")),
    path("phan-anh/", include("marketplace.operations.reports.urls")),
    path("don-hang/", include("marketplace.operations.orders.urls")),
    path("tim-kiem/", include("marketplace.operations.search.urls")),
    path("nguoi-ban/", include("marketplace.operations.sellers.urls")),
]
