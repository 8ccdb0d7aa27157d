"""The public site: notices, rules, guides."""

from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate
from wagtail.signals import page_published


class CmsPagesConfig(AppConfig):
    """The application of the site's pages."""

    name = "cms_pages"
    verbose_name = "网站页面"

    def ready(self) -> None:
        """Have the first pages made once the tables are there; follow what changes."""
        from cms_pages import content_version

        content_version.listen()
        post_migrate.connect(make_first_pages, sender=self, dispatch_uid="cms_pages.first_pages")
        page_published.connect(prepare_pictures, dispatch_uid="cms_pages.pictures")


def prepare_pictures(instance: Any, **_: Any) -> None:
    """When a page is published: its pictures are ready before the first reader comes."""
    from cms_pages.page_pictures import prepare

    prepare(instance)


def make_first_pages(
    using: str = "default", plan: list[tuple[Any, bool]] | None = None, **_: Any
) -> None:
    """After ``migrate``: the site works without another command. Not on the way back, not when a
    database is emptied on purpose (``flush`` has no plan), and only where the tables are the ones
    this code knows."""
    if using != "default" or plan is None or any(back for _, back in plan):
        return
    if not _tables_are_current(using):
        return
    from django.contrib.auth.management import create_permissions

    from cms_pages.site_pages import ensure_site_pages

    # Django makes them after this: the editors' groups are given some of them now.
    create_permissions(apps.get_app_config("cms_pages"), verbosity=0, using=using)
    ensure_site_pages()


def _tables_are_current(using: str) -> bool:
    """Whether every migration has been applied (a partial ``migrate`` leaves older tables)."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections[using])
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
