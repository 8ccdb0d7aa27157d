"""What a load found and did: the value that the command prints for people or for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one place of a file. ``row`` is numbered as a spreadsheet shows it (the
    headings are row 1), ``None`` where the file as a whole is meant; ``column`` is a heading."""

    file: str
    row: int | None
    column: str | None
    message: str

    def __str__(self) -> str:
        row = "" if self.row is None else f" 第 {self.row} 行"
        column = f"「{self.column}」" if self.column else ""
        return f"{self.file}{row}{column}：{self.message}"


@dataclass(frozen=True, slots=True)
class NotStructured:
    """A row that is published as written only, and why."""

    file: str
    row: int
    reason: str


@dataclass(slots=True)
class Report:
    """The findings of a load, gathered while it reads. ``new + changed + unchanged`` are the rows
    of the folder; ``absent`` are codes the register holds and the folder does not."""

    centers: int = 0
    promises: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    not_structured: list[NotStructured] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def problem(self, file: str, row: int | None, column: str | None, message: str) -> None:
        """Something that keeps the folder from being loaded."""
        self.problems.append(Finding(file, row, column, message))

    def warning(self, file: str, row: int | None, column: str | None, message: str) -> None:
        """Something that is kept as it is and should be looked at."""
        self.warnings.append(Finding(file, row, column, message))

    def to_json(self) -> dict[str, object]:
        """The report as exchange.md lays it down. Warnings and absent promises are for people."""
        written = asdict(self)
        del written["warnings"], written["absent"]
        return written
