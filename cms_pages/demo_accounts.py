"""Accounts of the demonstration, one a role. Never created outside it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from cms_pages.demo_samples import STORY_CENTER
from registry.permissions import Role

PASSWORD = "yanshi-2026-demo"  # noqa: S105 - printed on the screen: it guards invented data only


@dataclass(frozen=True, slots=True)
class Account:
    """A user name with the role it shows; ``groups`` are those of the register and of Wagtail."""

    username: str
    role: str
    groups: tuple[str, ...] = ()
    superuser: bool = False


ACCOUNTS = (
    Account("admin", "系统管理员", superuser=True),
    Account("bianji", "编辑", (Role.EDITOR.label,)),
    Account("jingban", "省局经办", (Role.REVIEWER.label,)),
    Account("shenpi", "省局审批", (Role.DIRECTOR.label,)),
    Account("zhongxin", "中心经办人", (Role.CLERK.label, f"{STORY_CENTER}：中心风采")),
)


@transaction.atomic
def ensure_demo_accounts() -> None:
    """Create the accounts that are missing; those that exist keep their password."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for account in ACCOUNTS:
        user, created = get_user_model().objects.get_or_create(
            username=account.username,
            defaults={
                "first_name": account.role,
                "is_superuser": account.superuser,
                "is_staff": account.superuser,
            },
        )
        if not created:
            continue
        user.set_password(PASSWORD)
        user.save()
        for name in account.groups:
            group, _ = Group.objects.get_or_create(name=name)
            group.permissions.add(access)
            user.groups.add(group)
