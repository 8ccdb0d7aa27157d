"""The demonstration province: what ``make run`` loads, and what writes it.

All of it is invented: centers, documents, certificates and promises. The figures are such as the
instruments named would really have, so that an answer looks like one in a real province.
"""

from __future__ import annotations

from pathlib import Path

PROVINCE = Path(__file__).parent / "province"
"""The shipped folder in the exchange format (exchange.md), written by ``generate``."""
