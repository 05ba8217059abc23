"""Sign-in by django-allauth: phone code or e-mail, verification, second factor."""

from typing import Any

from marketplace.settings.environment import env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ALLAUTH_TRUSTED_PROXY_COUNT = env("TRUSTED_PROXY_COUNT")
PERSONAL_ID_KEYS = env("PERSONAL_ID_KEYS")
PERSONAL_ID_HASH_KEY = env("PERSONAL_ID_HASH_KEY")
MFA_ADAPTER = "marketplace.people.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
ACCOUNT_FORMS: dict[str, Any] = {}
# Staff sign in anew after this time, however busy they are.
STAFF_SESSION_SECONDS = 12 * 3600
