"""Addresses of certificates in the console."""

from django.urls import path

from marketplace.operations.certificates import deciding, page, queue

urlpatterns = [
    path("", queue.certificates, name="certificates"),
    path("<int:pk>/", page.certificate, name="certificate"),
    path("<int:pk>/phe-duyet/", deciding.approve, name="certificate_approve"),
    path("<int:pk>/tra-lai/", deciding.send_back, name="certificate_return"),
    path("<int:pk>/tu-choi/", deciding.reject, name="certificate_reject"),
    path("<int:pk>/thu-hoi/", deciding.revoke, name="certificate_revoke"),
]
