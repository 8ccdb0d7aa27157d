"""What the register tells whoever listens. The register itself knows none of them."""

from django.dispatch import Signal

published = Signal()
"""Sent by ``outbox.record`` inside the transaction of a change, with its ``position``."""

announced = Signal()
"""Sent inside the transaction of a decision, with its ``announcement`` (``registry.announcing``).
Never ``send_robust``: where the notice cannot be made, the decision is not taken."""
