"""How an index differs from the register."""

from __future__ import annotations

from dataclasses import dataclass

MISSING, EXTRA, DIFFERENT = "missing", "extra", "different"
KINDS = {MISSING: "索引中缺少", EXTRA: "索引中多余", DIFFERENT: "内容不同"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One version that the index has otherwise than the register; ``fields`` says in what."""

    version_id: int
    kind: str
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"（{'、'.join(self.fields)}）" if self.fields else ""
        return f"版本 {self.version_id} {KINDS[self.kind]}{where}"
