"""Messages: where e-mail and SMS are handed over. Without a server they stay in the development outbox."""

from marketplace.settings.environment import env, mail

EMAIL_URL = env("EMAIL_URL")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
SMS_URL = env("SMS_URL")
SMS_SENDER = env("SMS_SENDER")

# Our own messages go through marketplace.notifications; these serve Wagtail's notices to editors.
_SERVER = mail(EMAIL_URL)
EMAIL_BACKEND = _SERVER["BACKEND"]
EMAIL_HOST = _SERVER["HOST"]
EMAIL_PORT = _SERVER["PORT"]
EMAIL_HOST_USER = _SERVER["HOST_USER"]
EMAIL_HOST_PASSWORD = _SERVER["HOST_PASSWORD"]
EMAIL_USE_TLS = _SERVER["USE_TLS"]
EMAIL_USE_SSL = _SERVER["USE_SSL"]
EMAIL_TIMEOUT = _SERVER["TIMEOUT"]
