"""What the trade calls things: declared once as data, built into one immutable object."""

from registry.vocabulary.loader import build, shipped, shipped_tables
from registry.vocabulary.vocabulary import Vocabulary

__all__ = ["Vocabulary", "build", "shipped", "shipped_tables"]
