"""Settings shared by every environment; safe for production. All that varies is read from the
environment (``docs/settings.md`` has the table)."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from config.operation.logs import logging_settings

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))


def flag(name: str, default: bool = False) -> bool:
    """An environment variable as yes or no."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def listed(name: str, default: str = "") -> list[str]:
    """An environment variable as a comma-separated list."""
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


SECRET_KEY = os.environ.get("SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")
WRITING_PREFIXES = ("/admin/", "/surveys/", "/workspace/", "/api/v1/certificates/")
"""Where forms may be posted; every other address is only read."""
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "config.operation",
    "cms_pages",
    "search",
    "registry",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "csp",
    "wagtail_modeladmin",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.operation.probes.ProbeMiddleware",
    "config.operation.requests.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms_pages.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "search.read_only.ReadOnlyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "registry.sessions.SessionEndMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cms_pages.shell.shell",
                "registry.views.access.frame",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database() -> dict[str, object]:
    """The database of ``DATABASE_URL``, with the options SQLite needs to be dependable."""
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{VAR / 'registry.sqlite3'}"
    settings: dict[str, object] = dict(dj_database_url.parse(url, conn_max_age=60))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        Path(str(settings["NAME"])).parent.mkdir(parents=True, exist_ok=True)
        settings["OPTIONS"] = SQLITE_OPTIONS
    else:
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = {"connect_timeout": 5}
    return settings


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "workspace:login"
LOGIN_REDIRECT_URL = "workspace:home"
# Both doors, the workspace's and the back office's, lock after repeated failures.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "registry.views.sign_in.locked"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
SECOND_FACTOR = True
"""Whether decisions need a code beside the password. Only tests of other things turn it off."""
OTP_TOTP_ISSUER = "产业计量测试能力登记"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "webmaster@localhost")

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", VAR / "static"))
STATICFILES_DIRS = [ROOT / "site" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"

DUMPS_ROOT = VAR / "dumps"

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Public pages, in each process: about 30 kB each. Time alone ends none before an hour.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

WAGTAIL_SITE_NAME = "产业计量测试能力登记"
WAGTAILADMIN_BASE_URL = SITE_URL

# What the footer must name, and whether the province served is the invented one.
SITE_IDENTITY = {
    "tagline": os.environ.get("SITE_TAGLINE", "省级产业计量测试中心名录与承诺能力公开"),
    "owner": os.environ.get("SITE_OWNER", "省级计量行政主管部门"),
}
SITE_FOOTER = [line.strip() for line in os.environ.get("SITE_FOOTER", "").split("|")]
DEMONSTRATION = flag("DEMONSTRATION")

WAGTAILIMAGES_IMAGE_FORM_BASE = "cms_pages.picture_upload.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "gif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms_pages.document_upload.DocumentUploadForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "ofd", "csv", "txt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}

WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "简体中文")]

SEARCH_ENGINE = os.environ.get("SEARCH_ENGINE", "embedded")
ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "http://127.0.0.1:9200")
ELASTICSEARCH_USER = os.environ.get("ELASTICSEARCH_USER", "")
ELASTICSEARCH_PASSWORD = os.environ.get("ELASTICSEARCH_PASSWORD", "")
ELASTICSEARCH_API_KEY = os.environ.get("ELASTICSEARCH_API_KEY", "")
ELASTICSEARCH_CA = os.environ.get("ELASTICSEARCH_CA", "")
ELASTICSEARCH_INDEX = os.environ.get("ELASTICSEARCH_INDEX", "capabilities")
ELASTICSEARCH_SHARDS = int(os.environ.get("ELASTICSEARCH_SHARDS", "1"))
ELASTICSEARCH_REPLICAS = int(os.environ.get("ELASTICSEARCH_REPLICAS", "0"))
ELASTICSEARCH_BUDGET = float(os.environ.get("ELASTICSEARCH_BUDGET", "1.0"))


def page_search() -> dict[str, dict[str, object]]:
    """Where Wagtail looks for pages: ``database`` is always kept, and answers when the cluster
    does not."""
    database: dict[str, object] = {"BACKEND": "cms_pages.han_backend", "SEARCH_CONFIG": "simple"}
    if os.environ.get("PAGE_SEARCH", SEARCH_ENGINE) != "elasticsearch":
        return {"default": database}
    options: dict[str, object] = {}
    if ELASTICSEARCH_API_KEY:
        options["api_key"] = ELASTICSEARCH_API_KEY
    elif ELASTICSEARCH_USER:
        options["basic_auth"] = (ELASTICSEARCH_USER, ELASTICSEARCH_PASSWORD)
    if ELASTICSEARCH_CA:
        options["ca_certs"] = ELASTICSEARCH_CA
    cluster: dict[str, object] = {
        "BACKEND": "cms_pages.page_search",
        "URLS": listed("ELASTICSEARCH_URL", ELASTICSEARCH_URL),
        "INDEX_PREFIX": f"{ELASTICSEARCH_INDEX}-pages-",
        "TIMEOUT": 5,
        "OPTIONS": options,
    }
    return {"default": cluster, "database": database}


WAGTAILSEARCH_BACKENDS = page_search()

LOGGING = logging_settings(os.environ.get("LOG_FORMAT", "plain"))
METRICS_TOKEN = os.environ.get("METRICS_TOKEN", "")
METRICS_ADDRESSES = listed("METRICS_ADDRESSES")
"""Who may read ``/metrics``: whoever has the token, or comes straight from these networks."""

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
# Nothing inline, nothing from elsewhere. Wagtail's own back office needs inline styles and scripts.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}
SESSION_COOKIE_AGE = 60 * int(os.environ.get("SESSION_IDLE_MINUTES", "30"))
SESSION_LONGEST = 3600 * int(os.environ.get("SESSION_LONGEST_HOURS", "12"))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

CHECKS_ALLOWED = int(os.environ.get("CHECKS_ALLOWED", "30"))
"""Certificates that one address may check in ten minutes."""
PROXIES = int(os.environ.get("PROXIES", "0"))
"""Proxies of our own in front, each adding to ``X-Forwarded-For`` whom it heard from."""

UNCERTAINTY_DIVISOR = float(os.environ.get("UNCERTAINTY_DIVISOR", "3"))
"""Permissible error over needed uncertainty (JJF 1094)."""

# Under what the register may be used: the host's decision. Another licence has another address.
DATA_LICENCE = os.environ.get("DATA_LICENCE", "CC BY 4.0，须注明来源")
DATA_LICENCE_URL = os.environ.get(
    "DATA_LICENCE_URL",
    ""
    if "DATA_LICENCE" in os.environ
    else "https://creativecommons.org/licenses/by/4.0/deed.zh-hans",
)
