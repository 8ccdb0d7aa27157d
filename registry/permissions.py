"""Who may do what, as one table. What is not listed is refused, to everybody.

Roles are the ones of the rule (``docs/permissions.md``); each is a Django group of its Chinese
name. A role reaches some things only: its own organisation's, its city's, those assigned to it, or
the whole province's. ``may`` and ``visible`` ask the same question of one thing and of many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet, TextChoices

from registry.lifecycle import all_steps

Visitor = AbstractBaseUser | AnonymousUser
_GROUPS = "_register_groups"
"""The attribute of a user that keeps the names of its groups."""

Rows = TypeVar("Rows", bound=Model)


class Role(TextChoices):
    """What a user of the system is; the label is the group's name."""

    CLERK = "clerk", "中心经办人"
    HEAD = "head", "中心负责人"
    EXPERT = "expert", "专家"
    CITY_BUREAU = "city_bureau", "市州局"
    EDITOR = "editor", "编辑"
    REVIEWER = "reviewer", "省局经办"
    DIRECTOR = "director", "省局审批"


class Reach(TextChoices):
    """Which things a role's permission is about."""

    PROVINCE = "province", "全省"
    CITY = "city", "本市州"
    OWN = "own", "本单位"
    ASSIGNED = "assigned", "受指派的"


BUREAU = {Role.REVIEWER: Reach.PROVINCE, Role.DIRECTOR: Reach.PROVINCE}
REVIEWER = {Role.REVIEWER: Reach.PROVINCE}
DIRECTOR = {Role.DIRECTOR: Reach.PROVINCE}
CENTER = {Role.CLERK: Reach.OWN, Role.HEAD: Reach.OWN}
HEAD = {Role.HEAD: Reach.OWN}
EXPERT = {Role.EXPERT: Reach.ASSIGNED}
CITY = {Role.CITY_BUREAU: Reach.CITY}

Grant = Mapping[Role, Reach]

ALLOWED: Mapping[str, Grant] = {
    "center.list": BUREAU,
    "center.edit_contacts": REVIEWER,
    "promise.list": BUREAU,
    "vocabulary.list": BUREAU | {Role.EDITOR: Reach.PROVINCE},
    "vocabulary.edit": REVIEWER,
    "journal.read": BUREAU,
    "index.list": BUREAU,
    "index.retry": REVIEWER,
    "workspace.enter": CENTER | EXPERT | CITY,
    "organisation.edit": REVIEWER,
    # What every case allows, whatever its kind.
    "case.read": BUREAU | CENTER | EXPERT | CITY,
    "case.list": BUREAU,
    "case.assign": REVIEWER,
    "case.opinion": CITY,
    "case.finding": EXPERT | REVIEWER,
    # Applications: articles 8 to 12.
    "application.create": CENTER,
    "application.edit": CENTER,
    "application.submit": HEAD,
    "application.withdraw": HEAD,
    "application.return": REVIEWER,
    "application.start_visit": REVIEWER,
    "application.finish_visit": REVIEWER,
    "application.tasks": REVIEWER,
    "application.approve": DIRECTOR,
    "application.refuse": DIRECTOR,
    # Preparation and acceptance: articles 13 and 14.
    "preparation.edit": CENTER,
    "preparation.report": CENTER,
    "preparation.visit": REVIEWER,
    "preparation.extend": DIRECTOR,
    "preparation.request_acceptance": HEAD,
    "preparation.return_request": REVIEWER,
    "preparation.start_acceptance": REVIEWER,
    "preparation.require_rectification": REVIEWER,
    "preparation.submit_rectification": HEAD,
    "preparation.finish_acceptance": REVIEWER,
    "preparation.establish": DIRECTOR,
    "preparation.refuse": DIRECTOR,
    "preparation.close": DIRECTOR,
    # Capability changes: article 16.
    "change.create": CENTER,
    "change.edit": CENTER,
    "change.submit": HEAD,
    "change.withdraw": HEAD,
    "change.return": REVIEWER,
    "change.start_acceptance": REVIEWER,
    "change.accept": DIRECTOR,
    "change.refuse": DIRECTOR,
    # Certificates: articles 17 and 18.
    "certificate.read": BUREAU | CENTER,
    "certificate.register": CENTER,
    "certificate.key": HEAD,
    # Supervision: articles 19 and 20.
    "inspection.create": REVIEWER,
    "inspection.edit": REVIEWER,
    "inspection.begin": REVIEWER,
    "inspection.require_rectification": REVIEWER,
    "inspection.submit_rectification": HEAD,
    "inspection.propose": REVIEWER,
    "inspection.decide": DIRECTOR,
    "inspection.cancel": REVIEWER,
    "standing.suspend": DIRECTOR,
    "standing.resume": DIRECTOR,
    "standing.revoke": DIRECTOR,
    "standing.close": DIRECTOR,
    # Yearly reports, heads, plans, support: articles 5(3), 21, 22 and 23.
    "report.edit": CENTER,
    "report.submit": HEAD,
    "report.return": REVIEWER,
    "report.accept": REVIEWER,
    "report.compile": BUREAU,
    "head.file": HEAD,
    "plan.edit": CENTER,
    "support.record": CITY,
    # What the bureau keeps as data.
    "template.edit": REVIEWER,
    "checklist.edit": REVIEWER,
    "document.issue": REVIEWER,
}
"""Actions, and who may take them on which things. Promises can only be read in the back office:
an accepted change is the one way to alter them (article 16)."""

DECISIONS = frozenset(step.action for step in all_steps() if ALLOWED.get(step.action) is DIRECTOR)
"""Final decisions: nobody takes them on what they submitted."""


def roles_of(user: Visitor) -> frozenset[Role]:
    """The roles of a user; a superuser has all, somebody not active or not logged in none."""
    if not isinstance(user, AbstractUser) or not user.is_active:
        return frozenset()
    if user.is_superuser:
        return frozenset(Role)
    return frozenset(role for role in Role if role.label in _groups_of(user))


def _groups_of(user: AbstractUser) -> frozenset[str]:
    """The names of the user's groups, asked for once and kept on the object, as Django keeps a
    user's permissions: a page asks for dozens of actions, and a role given meanwhile holds from
    the next request on."""
    known: frozenset[str] | None = getattr(user, _GROUPS, None)
    if known is None:
        known = frozenset(user.groups.values_list("name", flat=True))
        setattr(user, _GROUPS, known)
    return known


def reaches(user: Visitor, action: str) -> frozenset[Reach]:
    """How far ``user`` may go with ``action``: empty where it is refused everywhere."""
    grant = ALLOWED.get(action, {})
    return frozenset(grant[role] for role in roles_of(user) if role in grant)


def may(user: Visitor, action: str, thing: Model | None = None) -> bool:
    """Whether ``user`` may take ``action``: on ``thing``, or on anything at all.

    A decision is refused to whoever submitted the thing."""
    if thing is None:
        return bool(reaches(user, action))
    if decides_own(user, action, thing):
        return False
    one = type(thing)._default_manager.filter(pk=thing.pk)
    return visible(one, user, action).exists()


def decides_own(user: Visitor, action: str, thing: Model) -> bool:
    """Whether ``action`` would decide what ``user`` submitted: nobody does that."""
    return action in DECISIONS and getattr(thing, "submitted_by_id", None) == user.pk


def require(user: Visitor, action: str, thing: Model | None = None) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may take ``action``."""
    if not may(user, action, thing):
        raise PermissionDenied(f"{user} may not {action}")


def visible(rows: QuerySet[Rows], user: Visitor, action: str) -> QuerySet[Rows]:
    """Those of ``rows`` on which ``user`` may take ``action``.

    A model says in ``reached_by`` which lookup leads from it to what a reach is about (its
    organisation, its assignments); a reach it does not name is never granted."""
    granted = reaches(user, action)
    if Reach.PROVINCE in granted:
        return rows
    paths: Mapping[str, str] = getattr(rows.model, "reached_by", {})
    conditions = [_reached(user, reach, paths[reach]) for reach in granted if reach in paths]
    if not conditions:
        return rows.none()
    return rows.filter(pk__in=rows.model._default_manager.filter(_any(conditions)).values("pk"))


def _reached(user: Any, reach: Reach, path: str) -> Q:
    """The condition that a thing lies within ``reach`` of the user."""
    match reach:
        case Reach.OWN:
            return Q(**{_join(path, "accounts__user"): user})
        case Reach.CITY:
            return Q(**{_join(path, "city"): user.account.city}) if _city(user) else Q(pk=None)
        case _:
            return Q(**{_join(path, "expert"): user, _join(path, "ended_at"): None})


def _city(user: Any) -> str:
    """The city whose bureau the user works for; empty where there is none."""
    account = getattr(user, "account", None)
    return account.city if account else ""


def _join(path: str, name: str) -> str:
    return f"{path}__{name}" if path else name


def _any(conditions: Iterable[Q]) -> Q:
    united = Q()
    for condition in conditions:
        united |= condition
    return united
