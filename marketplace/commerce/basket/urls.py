"""Addresses of the basket."""

from django.urls import path

from marketplace.commerce.basket import views

urlpatterns = [
    path("gio-hang/", views.show_basket, name="basket"),
    path("gio-hang/them/<int:offer_pk>/", views.add, name="basket_add"),
    path("gio-hang/so-luong/<int:line_pk>/", views.change, name="basket_change"),
    path("gio-hang/bo/<int:line_pk>/", views.remove, name="basket_remove"),
    path("gio-hang/lay-lai/<str:token>/", views.undo_removal, name="basket_undo"),
]
