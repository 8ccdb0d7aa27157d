"""Who may write, review and publish pages, and the way a page goes: 编辑 submits, 省局 approves."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms_pages.models import CenterPage, HomePage
from registry.permissions import Role

WORKFLOW = "网站内容送审"
TASK = "省局审核"
PUBLISHERS = (Role.REVIEWER, Role.DIRECTOR)
WRITING = ("add_page", "change_page")
PUBLISHING = (*WRITING, "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
FILES = (
    *("add_image", "change_image", "choose_image"),
    *("add_document", "change_document", "choose_document"),
)
ENGLISH_GROUPS = ("Editors", "Moderators")
"""What Wagtail installs; the roles of the rule take their place."""


def permit_editors(home: HomePage) -> None:
    """Editors write, the bureau publishes (the roles are the registry's); the bureau also sets what
    the site says of itself."""
    root = Collection.get_first_root_node()
    for role in (Role.EDITOR, *PUBLISHERS):
        group = Group.objects.filter(name=role.label).first()
        if group is None:
            continue
        permit_pages(group, home, WRITING if role == Role.EDITOR else PUBLISHING)
        permit_files(group, root, FILES)
        if role in PUBLISHERS:
            group.permissions.add(*_permissions("cms_pages", ["change_sitesettings"]))


def ensure_workflow(home: HomePage) -> None:
    """The workflow of the whole site, unless it was made before: an administrator's changes to it
    stay. Wagtail's own English one and its groups go as long as nobody uses them."""
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(Group.objects.filter(name__in=[role.label for role in PUBLISHERS]))
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    WorkflowPage.objects.get_or_create(page=home.page_ptr, defaults={"workflow": workflow})
    _remove_english_defaults()


def permit_center(page: CenterPage) -> Group:
    """The group whose members write the story of that one center: they change its page and bring
    their own pictures and files, and nothing else; what they write waits for the bureau."""
    group, _ = Group.objects.get_or_create(name=f"{page.center_slug}：中心风采")
    group.permissions.add(*_permissions("wagtailadmin", ["access_admin"]))
    permit_pages(group, page, ("change_page",))
    name = f"中心风采：{page.center_slug}"
    own = Collection.objects.filter(name=name).first()
    if own is None:
        own = Collection.get_first_root_node().add_child(name=name)
    permit_files(group, own, FILES)
    return group


def permit_pages(group: Group, page: Page, names: Iterable[str]) -> None:
    """Give a group permissions on a page and everything beneath it."""
    for permission in _permissions("wagtailcore", names):
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=permission
        )


def permit_files(group: Group, collection: Collection, names: Iterable[str]) -> None:
    """Give a group permissions on the pictures and documents of a collection."""
    for app in ("wagtailimages", "wagtaildocs"):
        for permission in _permissions(app, names):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _permissions(app: str, names: Iterable[str]) -> list[Permission]:
    return list(Permission.objects.filter(content_type__app_label=app, codename__in=list(names)))


def _remove_english_defaults() -> None:
    for workflow in Workflow.objects.filter(name="Moderators approval"):
        if not workflow.workflow_states.exists():
            workflow.delete()
    for task in GroupApprovalTask.objects.filter(name="Moderators approval"):
        if not task.task_states.exists() and not task.workflow_tasks.exists():
            task.delete()
    Group.objects.filter(name__in=ENGLISH_GROUPS, user__isnull=True).delete()
