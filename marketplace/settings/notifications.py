"""Messages: where e-mail and SMS are handed over. Without a server they stay in the development outbox."""

from marketplace.settings.environment import env

EMAIL_URL = env("EMAIL_URL")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL")
SMS_URL = env("SMS_URL")
SMS_SENDER = env("SMS_SENDER")
