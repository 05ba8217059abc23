"""Addresses of accounts: ours first, then allauth's."""

from allauth.account import views as account_views
from allauth.mfa.totp import views as totp_views
from django.urls import include, path
from django.views.generic import RedirectView

from marketplace.people import views
from marketplace.people.proof import proof_required

urlpatterns = [
    path("tai-khoan/", views.account, name="account"),
    # Wagtail's own form for private pages knows neither limits nor the second factor.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("accounts/reauthenticate/code/", views.reauthenticate_by_code, name="account_reauthenticate_by_code"),
    # What allauth opens without proof to people who have neither a password nor a second factor.
    path("accounts/email/", proof_required(account_views.email), name="account_email"),
    path("accounts/phone/change/", proof_required(account_views.change_phone), name="account_change_phone"),
    path("accounts/password/set/", proof_required(account_views.password_set), name="account_set_password"),
    path("accounts/2fa/totp/activate/", proof_required(totp_views.activate_totp), name="mfa_activate_totp"),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
    path("accounts/", include("allauth.urls")),
]
