"""Finding who can calibrate an instrument."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The application of finding."""

    name = "search"
    verbose_name = "能力查询"

    def ready(self) -> None:
        """Listen to the register."""
        from registry.signals import published
        from search.receivers import follow

        published.connect(follow, dispatch_uid="search.follow")
