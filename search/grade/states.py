"""The states of a point of the demand, from best to worst.

At a point a center has the best state of its rows there: a row that is good enough answers the
question whatever the others say, one to be confirmed comes next. Among what is missing, not
accurate enough says most (the instrument is there, in range, and the condition met), then a
condition that is not met, then nothing in range. Within one row a condition that is not met comes
before its accuracy, which was promised under that condition only.
"""

from __future__ import annotations

COVERED, CONFIRM, NOT_ACCURATE, CONDITION, OUT_OF_RANGE = range(5)

NAMES = ("covered", "confirm", "not_accurate_enough", "condition", "out_of_range")

FULL, RANGE, PARTIAL, RELATED = range(4)
"""Grades as positions in ``search.results.GRADES``."""
