"""What every environment shares. Integrations have modules of their own beside this one."""

from pathlib import Path
from typing import Any

import oscar
from django.utils.translation import gettext_lazy as _

from marketplace.settings.accounts import *
from marketplace.settings.environment import database, env
from marketplace.settings.exchange import *
from marketplace.settings.notifications import *
from marketplace.settings.oscar import *
from marketplace.settings.oscar import OSCAR_APPS
from marketplace.settings.search import *
from marketplace.settings.security import *
from marketplace.settings.wagtail import *
from marketplace.settings.wagtail import WAGTAIL_APPS

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = BASE_DIR / ".data"

SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env("ALLOWED_HOSTS")
SITE_URL = env("SITE_URL")
ROOT_URLCONF = "marketplace.urls"
WSGI_APPLICATION = "marketplace.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
SITE_ID = 1
# The province that runs this exchange, by its two-digit statistical code: its sellers and its map.
HOME_PROVINCE_CODE = "80"

INSTALLED_APPS = [
    "marketplace.language",
    "marketplace.rules",
    "marketplace.people",
    "marketplace.events",
    "marketplace.lifecycles",
    "marketplace.places",
    "marketplace.media",
    "marketplace.design",
    *OSCAR_APPS,
    "sellers.accounts",
    "sellers.certificates",
    "sellers.offers",
    "marketplace.feedback",
    "marketplace.notifications",
    "sellers.workspace",
    "marketplace.storefront",
    "marketplace.operations",
    "marketplace.content",
    "marketplace.demonstration",
    *WAGTAIL_APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "csp",
    "django_htmx",
    "widget_tweaks",
    # No autodiscovery: libraries would register models with a lifecycle. marketplace/reference.py names what is edited there.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "marketplace.content.policy.EditorsPolicy",
    # After the policies: static files shall carry them too.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "marketplace.methods.ReadAndSent",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "marketplace.sending.LeadsOn",
    "marketplace.sending.WholeForms",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "marketplace.people.middleware.StaffGate",
    "marketplace.commerce.basket.middleware.BasketMiddleware",
    "marketplace.failure.ButtonsOnly",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "marketplace.design.chrome.chrome",
                "marketplace.content.news.news_link",
                "marketplace.notifications.context_processors.unread_messages",
                "sellers.workspace.context.workspace",
                "marketplace.operations.sections.console",
            ],
        },
    },
]
FORM_RENDERER = "marketplace.design.rendering.ExchangeRenderer"

DATABASES = {"default": database(env("DATABASE_URL") or "postgresql://postgres@localhost/exchange")}
# Limits (sign-in, codes, suggestions) are counted over all processes, hence the database; pieces of pages may differ per process.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache", "OPTIONS": {"MAX_ENTRIES": 100_000}},
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "process", "OPTIONS": {"MAX_ENTRIES": 2_000}},
    # Where Wagtail's drawn sizes of pictures lie; asked of the database they would cost four queries a picture and page.
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "renditions", "TIMEOUT": 60},
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "marketplace" / "locale", Path(oscar.__path__[0]) / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [BASE_DIR / "marketplace" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env("MEDIA_ROOT") or DATA_DIR / "media"
PRIVATE_MEDIA_ROOT = env("PRIVATE_MEDIA_ROOT") or DATA_DIR / "private"

TRUSTED_PROXY_COUNT = env("TRUSTED_PROXY_COUNT")
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
PROCRASTINATE_ON_APP_READY = None
PROCRASTINATE_IMPORT_PATHS = ["marketplace.events.rescue"]
# A killed worker is noticed after 15 s; each worker runs a few jobs side by side, so that a slow mail server holds nothing up.
PROCRASTINATE_WORKER_DEFAULTS: dict[str, Any] = {
    "update_heartbeat_interval": 5.0,
    "stalled_worker_timeout": 15.0,
    "concurrency": 4,
    "delete_jobs": "successful",
    "shutdown_graceful_timeout": 20.0,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL")},
    # What goes well is in the database: jobs in the queue, edits in Wagtail's log.
    "loggers": {name: {"level": "WARNING"} for name in ("procrastinate", "django_tasks", "wagtail")},
}
