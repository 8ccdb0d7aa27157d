"""Settings of the benchmarks: the local ones, with a table for the naive way of searching and a
bare view to measure pages against."""

from config.settings.local import *  # noqa: F403
from config.settings.local import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "benchmarks"]
ROOT_URLCONF = "benchmarks.urls"
WHITENOISE_AUTOREFRESH = False
