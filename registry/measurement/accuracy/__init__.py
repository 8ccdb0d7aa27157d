"""Accuracy as scopes and users state it: uncertainties, permissible errors, classes."""

from registry.measurement.accuracy.context import SystemOf
from registry.measurement.accuracy.reading import read_accuracy
from registry.measurement.accuracy.statements import Reading, Statement, read_statements

__all__ = ["Reading", "Statement", "SystemOf", "read_accuracy", "read_statements"]
