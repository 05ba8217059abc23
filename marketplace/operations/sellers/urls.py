"""Addresses of sellers in the console."""

from django.urls import path

from marketplace.operations.sellers import identity, listing, measures, notices, page, trail

urlpatterns = [
    path("", listing.sellers, name="sellers"),
    path("thong-bao-tam-ngung/", notices.notices, name="notices"),
    path("<uuid:public_id>/", page.seller, name="seller"),
    path("<uuid:public_id>/nhat-ky/", trail.trail, name="seller_trail"),
    path("<uuid:public_id>/thong-bao/", measures.notice, name="seller_notice"),
    path("<uuid:public_id>/tam-ngung/", measures.suspend, name="seller_suspend"),
    path("<uuid:public_id>/phuc-hoi/", measures.reinstate, name="seller_reinstate"),
    path("<uuid:public_id>/danh-tinh/", identity.verify, name="seller_identity"),
    path("<uuid:public_id>/danh-tinh/thu-hoi/", identity.revoke, name="seller_identity_revoke"),
    path("<uuid:public_id>/thong-bao/<int:pk>/rut/", measures.cancel_notice, name="seller_cancel_notice"),
]
