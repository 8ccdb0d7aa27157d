"""Who may do what, as one table. What is not listed is refused, to everybody.

Roles are the ones of the rule (``docs/domain.md``); each is a Django group of its Chinese name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser, AbstractUser, AnonymousUser
from django.db.models import Model, QuerySet, TextChoices

Visitor = AbstractBaseUser | AnonymousUser
Rows = TypeVar("Rows", bound=Model)


class Role(TextChoices):
    """What a user of the back office is; the label is the group's name."""

    CLERK = "clerk", "中心经办人"
    HEAD = "head", "中心负责人"
    EXPERT = "expert", "专家"
    CITY_BUREAU = "city_bureau", "市州局"
    EDITOR = "editor", "编辑"
    REVIEWER = "reviewer", "省局经办"
    DIRECTOR = "director", "省局审批"


BUREAU = frozenset({Role.REVIEWER, Role.DIRECTOR})

ALLOWED: Mapping[str, frozenset[Role]] = {
    "center.list": BUREAU,
    "center.edit_contacts": frozenset({Role.REVIEWER}),
    "promise.list": BUREAU,
    "vocabulary.list": BUREAU | {Role.EDITOR},
    "vocabulary.edit": frozenset({Role.REVIEWER}),
}
"""Actions of the back office and the roles that may take them. Promises can only be read here:
an accepted change is the one way to alter them (article 16)."""


def roles_of(user: Visitor) -> frozenset[Role]:
    """The roles of a user; a superuser has all, somebody not active or not logged in none."""
    if not isinstance(user, AbstractUser) or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Role)
    groups = set(user.groups.values_list("name", flat=True))
    return frozenset(role for role in Role if role.label in groups)


def may(user: Visitor, action: str) -> bool:
    """Whether ``user`` may take ``action``."""
    return not roles_of(user).isdisjoint(ALLOWED.get(action, frozenset()))


def visible(rows: QuerySet[Rows], user: Visitor, action: str) -> QuerySet[Rows]:
    """Those of ``rows`` that ``user`` may see by ``action``."""
    return rows if may(user, action) else rows.none()
