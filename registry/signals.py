"""What the register tells whoever listens. The register itself knows none of them."""

from django.dispatch import Signal

published = Signal()
"""Sent by ``outbox.record`` inside the transaction of a change, with its ``position``."""
