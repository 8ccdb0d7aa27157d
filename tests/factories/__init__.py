"""Factories of the register, with traits for the states a test is about."""

from tests.factories.registry import (
    CapabilityFactory,
    CapabilityVersionFactory,
    CenterFactory,
    CenterStatusFactory,
)

__all__ = [
    "CapabilityFactory",
    "CapabilityVersionFactory",
    "CenterFactory",
    "CenterStatusFactory",
]
