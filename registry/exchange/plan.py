"""What a folder would do to the register: read against it, nothing written yet."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from registry.exchange import centers, headings
from registry.exchange.centers import CenterRow
from registry.exchange.folder import Province
from registry.exchange.matching import differs, match
from registry.exchange.report import NotStructured, Report
from registry.exchange.scopes import PromiseRow
from registry.exchange.stems import settle_stems
from registry.exchange.structuring import Structured, Structurer
from registry.exchange.succession import Turn, settle
from registry.models import Capability, CapabilityVersion, Center
from registry.models.codes import PublicCode

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Addition:
    """A row that becomes a new version; of a new promise where ``capability`` is None."""

    row: PromiseRow
    structured: Structured
    capability: Capability | None
    number: int
    version: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A version of the register that a row corrects."""

    row: PromiseRow
    structured: Structured
    version: CapabilityVersion


@dataclass(frozen=True, slots=True)
class Closing:
    """A version of the register that ends because a newer row follows it."""

    version: CapabilityVersion
    day: datetime.date | None


@dataclass(slots=True)
class CenterPlan:
    """All that a folder does to one center; ``center`` is None where it is new."""

    row: CenterRow
    stem: str
    center: Center | None
    additions: list[Addition] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)


def make_plans(
    province: Province, structurer: Structurer, report: Report, progress: Progress
) -> list[CenterPlan]:
    """The plan of every center, in order; counts, warnings and problems go to ``report``."""
    stems = settle_stems(province, report)
    known = {center.slug: center for center in Center.objects.all()}
    planner = _Planner(structurer, report, progress, sum(map(len, province.promises.values())))
    plans = []
    for row in province.centers:
        plan = CenterPlan(row, stems[row.slug], known.get(row.slug))
        planner.plan(plan, _own(province.promises.get(row.slug, ()), plan.stem))
        plans.append(plan)
    absent = Capability.objects.exclude(center__slug__in=[row.slug for row in province.centers])
    report.absent += absent.values_list("code", flat=True)
    return plans


class _Planner:
    """Fills plans, one center after the other."""

    def __init__(
        self, structurer: Structurer, report: Report, progress: Progress, total: int
    ) -> None:
        self.structurer = structurer
        self.report = report
        self.progress = progress
        self.total = total
        self.done = 0

    def plan(self, plan: CenterPlan, rows: Sequence[PromiseRow]) -> None:
        """Give every row its version or its place as a new one."""
        if plan.center is not None:
            self._check_center(plan.row, plan.center)
        versions = _versions(plan.center)
        matched = match(rows, versions)
        capabilities = {v.capability.number: v.capability for v in versions}
        turns = _turns(rows, matched, versions)
        self.report.absent += [
            capabilities[number].code
            for number, group in turns.items()
            if all(turn.row is None for turn in group)
        ]
        for number, group in turns.items():
            code = str(PublicCode(plan.stem, number))
            for turn in settle(code, group, self.report):
                self._turn(plan, number, capabilities.get(number), turn)
        self._check_untouched(plan, versions)

    def _turn(
        self, plan: CenterPlan, number: int, capability: Capability | None, turn: Turn
    ) -> None:
        """Put a turn in the plan and count it."""
        row, version = turn.row, turn.version
        if row is None:
            if version is not None and turn.days != version.days:
                plan.closings.append(Closing(version, turn.days[1]))
            return
        self.done += 1
        self.progress(self.done, self.total)
        if version is not None and not differs(row, version):
            self.report.unchanged += 1
            self._note_structure(row, version.structured, version.structure_note)
            return
        structured = self.structurer.read(row)
        self._note_structure(row, structured.structured, structured.note)
        for method in structured.unknown_methods:
            message = f"词表中没有“{method}”，按原文保留。"
            self.report.warning(row.file, row.number, "依据", message)
        if version is not None:
            self._correction(plan, Correction(row, structured, version))
            return
        plan.additions.append(Addition(row, structured, capability, number, turn.number))
        if capability is None:
            self.report.new += 1
        else:
            self.report.changed += 1

    def _correction(self, plan: CenterPlan, correction: Correction) -> None:
        row, version = correction.row, correction.version
        if row.effective_from != version.effective_from:
            message = f"{version.code} 登记的生效日期是 {version.effective_from}，不能由导入更改。"
            self.report.problem(row.file, row.number, headings.FROM, message)
        plan.corrections.append(correction)
        self.report.changed += 1

    def _note_structure(self, row: PromiseRow, structured: bool, note: str) -> None:
        if not structured:
            self.report.not_structured.append(NotStructured(row.file, row.number, note))

    def _check_center(self, row: CenterRow, center: Center) -> None:
        """What a folder can't alter of a center that is registered already."""
        if row.established_on != center.established_on:
            message = f"登记的成立日期是 {center.established_on}，不能由导入更改。"
            self.report.problem(centers.FILE, row.number, headings.ESTABLISHED, message)
        registered = [(s.from_day, s.status, s.document_number) for s in center.statuses.all()]
        stated = [(step.day, step.status, step.document_number) for step in row.history]
        if row.states_history and stated != registered:
            message = "与登记的状态沿革不同，不能由导入更改。"
            self.report.problem(centers.FILE, row.number, headings.HISTORY, message)

    def _check_untouched(self, plan: CenterPlan, versions: Iterable[CapabilityVersion]) -> None:
        """What a decision of this register brought in or altered, only an accepted change alters
        (article 16)."""
        loaded = CapabilityVersion.Origin.LEGACY
        if not any(v.origin != loaded or v.ended_by_number for v in versions):
            return
        rows = [item.row for item in plan.additions] + [item.row for item in plan.corrections]
        for row in sorted(rows, key=lambda row: row.number):
            message = (
                "本中心的承诺能力已由本系统的批准成立或变更登记，此后只能通过能力变更增加或更改。"
            )
            self.report.problem(row.file, row.number, None, message)


def _own(rows: Iterable[PromiseRow], stem: str) -> list[PromiseRow]:
    """The rows without those under the code of another center, which are refused already."""
    return [row for row in rows if row.code is None or row.code.stem == stem]


def _versions(center: Center | None) -> list[CapabilityVersion]:
    """What the register holds of a center, in the order of its codes."""
    if center is None:
        return []
    held = CapabilityVersion.objects.filter(capability__center=center)
    return list(
        held.select_related("capability")
        .defer("structure")
        .order_by("capability__number", "number")
    )


def _turns(
    rows: Sequence[PromiseRow],
    matched: Mapping[int, CapabilityVersion],
    versions: Sequence[CapabilityVersion],
) -> dict[int, list[Turn]]:
    """Rows and versions by the number of their promise; rows without one get the next free."""
    turns: dict[int, list[Turn]] = defaultdict(list)
    given = {version.pk for version in matched.values()}
    for version in versions:
        if version.pk not in given:
            turns[version.capability.number].append(Turn.of_register(version))
    used = [version.capability.number for version in versions]
    last = max(used + [row.code.number for row in rows if row.code is not None], default=0)
    for row in rows:
        found = matched.get(row.number)
        if found is not None:
            number = found.capability.number
        elif row.code is not None:
            number = row.code.number
        else:
            number = last = last + 1
        turns[number].append(Turn.of_row(row, found))
    return turns
