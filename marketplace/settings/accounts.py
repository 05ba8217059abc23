"""Sign-in by django-allauth: phone code or e-mail, verification, second factor."""

from marketplace.settings.environment import env

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["phone", "email", "full_name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Scrypt costs an attacker memory besides time, and us no more than PBKDF2.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "own_room"

# The adapter stands above people because it sends messages.
ACCOUNT_ADAPTER = "marketplace.notifications.account_adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "marketplace.people.forms.LoginForm",
    "signup": "marketplace.people.forms.SignupForm",
    "request_login_code": "marketplace.people.forms.RequestCodeForm",
    "reset_password": "marketplace.people.forms.ForgottenPasswordForm",
    "verify_phone": "marketplace.people.code_forms.VerifyPhoneForm",
    "confirm_login_code": "marketplace.people.code_forms.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "marketplace.people.code_forms.ConfirmEmailVerificationCodeForm",
    "confirm_password_reset_code": "marketplace.people.code_forms.ConfirmPasswordResetCodeForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# One field asks for either of the first two, and no password means sign-in by code: see people.forms.SignupForm.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
# Keys are "account and address" for sign-in, the phone number or e-mail address for codes. Many phones share one address of a mobile
# network, so an address may ask for more codes than a number may receive.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "5/15m/key,50/15m/ip",
    "signup": "20/m/ip",
    "one_time_code": "5/h/key,20/h/ip",
    "request_login_code": "20/m/ip",
    "verify_phone": None,
    "confirm_email": "5/h/key,20/h/ip",
    "reset_password": "5/h/key,20/h/ip",
    "change_phone": "10/h/user",
}
# Staff sign in anew after this time, however busy they are.
STAFF_SESSION_SECONDS = 12 * 3600

PERSONAL_ID_KEYS = env("PERSONAL_ID_KEYS")
PERSONAL_ID_HASH_KEY = env("PERSONAL_ID_HASH_KEY")
MFA_ADAPTER = "marketplace.people.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# A code is still taken in the period after its own (RFC 6238, 5.2): people read, type and wait. It works once all the same.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "marketplace.people.code_forms.AuthenticateForm",
    "reauthenticate": "marketplace.people.code_forms.ReauthenticateForm",
}
MFA_TOTP_ISSUER = "Sàn TMĐT Tây Ninh"
MFA_RECOVERY_CODES_SHOW_ONCE = True
