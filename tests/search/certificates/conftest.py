import datetime

import pytest
from django.contrib.auth.models import Group

from registry.exchange.structuring import Structurer, store
from registry.models import Account, Organisation
from registry.models.vocabulary import current
from registry.permissions import Role
from tests.factories import CapabilityFactory, CapabilityVersionFactory, CenterFactory

BEGAN = datetime.date(2020, 1, 1)


class Row:
    """A row of a scope as the reader takes it."""

    def __init__(self, cells):
        self.cells = cells
        self.written = tuple(cells.values())


@pytest.fixture
def center():
    center = CenterFactory()
    Organisation.objects.create(name=center.name, city=center.city, center=center)
    return center


@pytest.fixture
def promise(center):
    """A promise of the center, read by the reader itself."""

    def build(name="外径千分尺", range_text="(0～25) mm", accuracy="U=1.2 μm k=2", **fields):
        version = CapabilityVersionFactory.build(
            capability=CapabilityFactory(center=center),
            name=name,
            measurand_text="",
            range_text=range_text,
            accuracy_text=accuracy,
            **{"effective_from": BEGAN} | fields,
        )
        store(version, Structurer(current()).read(Row(version.cells)))
        version.save()
        return version

    return build


@pytest.fixture
def person(django_user_model):
    """Somebody of a role, of an organisation."""

    def build(role, organisation=None, name="", **fields):
        user = django_user_model.objects.create_user(name or role.value, **fields)
        user.groups.add(Group.objects.get(name=role.label))
        Account.objects.create(user=user, organisation=organisation)
        return user

    return build


@pytest.fixture
def clerk(person, center):
    return person(Role.CLERK, center.organisation)


@pytest.fixture
def head(person, center):
    return person(Role.HEAD, center.organisation)


@pytest.fixture
def fields():
    """A certificate as a form is filled in."""

    def build(**changed):
        return {
            "number": "JZ2026-001",
            "kind": "calibration",
            "name": "外径千分尺",
            "range": "(0～25) mm",
            "condition": "",
            "uncertainty": "U=1.5 μm k=2",
            "issued_on": "2026-11-20",
        } | changed

    return build
