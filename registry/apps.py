"""The register: centers, what they promise, and the vocabulary it is written in."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """The application of the register."""

    name = "registry"
    verbose_name = "能力登记"
