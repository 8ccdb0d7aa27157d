"""Real servers on a developer's machine, for ``make elasticsearch``, ``make postgres`` and the
tests that need them. Never part of what is deployed."""
