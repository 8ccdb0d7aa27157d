"""A developer's machine and ``make run``: no secrets needed, plain HTTP on the loopback."""

from config.settings.base import *  # noqa: F403
from config.settings.base import STORAGES, flag, listed

DEBUG = flag("DEBUG")
SECRET_KEY = "local-only-not-a-secret"
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# Static files are served from where they lie, with and without DEBUG.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
