"""Behind HTTPS. ``SECRET_KEY`` and ``ALLOWED_HOSTS`` must be set."""

import os

from django.core.exceptions import ImproperlyConfigured

from config.operation.logs import logging_settings
from config.settings.base import *  # noqa: F403
from config.settings.base import ALLOWED_HOSTS, SECRET_KEY, flag

if not SECRET_KEY:
    raise ImproperlyConfigured("Set SECRET_KEY (50 random characters or more).")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Set ALLOWED_HOSTS to the names the site is served under.")

SECURE_SSL_REDIRECT = flag("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LOGGING = logging_settings(os.environ.get("LOG_FORMAT", "json"))
