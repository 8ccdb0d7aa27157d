"""States and steps of everything that takes its course here, declared once.

Forms, buttons, permissions, journal, documentation and diagrams read this table. Who may take a
step stands in ``registry.permissions`` under ``Step.action``; what it does beyond the state in
``registry.decisions``. The rule cited is 《湖北省产业计量测试中心建设管理办法》.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state: its code, its official word, and whether nothing follows it."""

    code: str
    label: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A way from some states to one. ``needs`` names the facts asked for (``FACTS``);
    ``effect`` says, in words, what happens when it is taken, in public too."""

    kind: str
    name: str
    label: str
    sources: frozenset[str]
    target: str
    article: str
    effect: str
    needs: tuple[str, ...] = ()

    @property
    def action(self) -> str:
        """The name of the step in the table of permissions: ``change.accept``."""
        return f"{self.kind}.{self.name}"


@dataclass(frozen=True, slots=True)
class Process:
    """A kind of matter (事项) and its course; the first state is where it begins."""

    kind: str
    label: str
    prefix: str
    """Of the case number: ``SQ`` in ``SQ2026-0003``."""
    states: tuple[State, ...]
    steps: tuple[Step, ...]

    @property
    def initial(self) -> str:
        """The state a new case has."""
        return self.states[0].code

    def state(self, code: str) -> State:
        """The state of that code; KeyError where the process has none."""
        for state in self.states:
            if state.code == code:
                return state
        raise KeyError(code)

    def step(self, name: str) -> Step:
        """The step of that name; KeyError where the process has none."""
        for step in self.steps:
            if step.name == name:
                return step
        raise KeyError(name)

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """The steps that can be taken in ``state``."""
        return tuple(step for step in self.steps if state in step.sources)


FACTS: Mapping[str, str] = {
    "document_number": "文号",
    "document_day": "文件日期",
    "reason": "理由",
    "opinion": "意见",
    "due_on": "完成期限",
    "in_force_from": "生效日期",
    "mode": "验收方式",
    "outcome": "处理决定",
}
"""Facts a step may ask for, and what they are called."""


def _process(
    kind: str, label: str, prefix: str, states: str, finals: str, *steps: tuple[str, ...]
) -> Process:
    """A process from its table: states as ``code 名称`` lines, steps as
    (name, label, sources, target, article, needs, effect)."""
    last = set(finals.split())
    return Process(
        kind,
        label,
        prefix,
        tuple(
            State(code, name, code in last)
            for code, name in (line.split() for line in states.strip().splitlines())
        ),
        tuple(
            Step(
                kind,
                name,
                says,
                frozenset(sources.split()),
                target,
                article,
                effect,
                tuple(needs.split()),
            )
            for name, says, sources, target, article, needs, effect in steps
        ),
    )


APPLICATION = _process(
    "application",
    "筹建申请",
    "SQ",
    """
    draft 草稿
    review 材料审查
    returned 退回补正
    visit 现场考察
    decision 待决定
    approved 同意筹建
    refused 不予同意
    withdrawn 已撤回
    """,
    "approved refused withdrawn",
    ("submit", "提交申请", "draft returned", "review", "第十一条", "",
     "申请连同全部材料提交省局，审查期间不能修改。"),
    ("return", "退回补正", "review", "returned", "第十二条", "reason due_on",
     "申请退回申请单位补正，所写理由申请单位可见。"),
    ("start_visit", "安排现场考察", "review", "visit", "第十二条", "",
     "所指派的专家可以查看本申请材料，并填写现场考察意见。"),
    ("finish_visit", "结束现场考察", "visit", "decision", "第十二条", "opinion",
     "专家意见提交完毕，专家不再能查看材料；申请转审批人决定。"),
    ("approve", "同意筹建", "decision", "approved", "第十二条", "document_number document_day",
     "生成筹建任务书，筹建期自批准之日起 24 个月；名录不变，公众暂不可见。"),
    ("refuse", "不予同意", "review decision", "refused", "第十二条",
     "document_number document_day reason", "申请终结，申请单位可见理由。"),
    ("withdraw", "撤回申请", "draft review returned", "withdrawn", "第十一条", "reason",
     "申请终结，已填写的内容保留备查。"),
)  # fmt: skip

PREPARATION = _process(
    "preparation",
    "中心筹建",
    "CJ",
    """
    preparing 筹建中
    requested 申请验收
    acceptance 现场验收
    rectification 整改
    decision 待批准成立
    established 已成立
    closed 终止筹建
    """,
    "established closed",
    ("extend", "延长筹建期", "preparing", "preparing", "第十三条",
     "due_on document_number document_day reason", "筹建期限改为所填日期，原期限与理由留存。"),
    ("request_acceptance", "申请验收", "preparing", "requested", "第十四条", "",
     "验收申请与承诺能力提交省局，验收期间不能修改。"),
    ("return_request", "退回验收申请", "requested", "preparing", "第十四条", "reason",
     "退回筹建单位，所写理由对方可见。"),
    ("start_acceptance", "组织现场验收", "requested", "acceptance", "第十四条", "",
     "按现行验收细则逐项验收，本次验收此后不随细则修订而变。"),
    ("require_rectification", "要求整改", "acceptance", "rectification", "第十四条",
     "reason due_on", "未通过的项目退回筹建单位限期整改。"),
    ("submit_rectification", "提交整改结果", "rectification", "acceptance", "第十四条", "opinion",
     "整改结果交专家复核。"),
    ("finish_acceptance", "结束验收", "acceptance", "decision", "第十四条", "opinion",
     "全部项目通过，转审批人决定是否批准成立；专家不再能查看材料。"),
    ("establish", "批准成立", "decision", "established", "第十四条",
     "document_number document_day in_force_from",
     "承诺能力自生效日期起生效，中心列入公开名录，同时发布成立公告。"),
    ("refuse", "不予批准成立", "decision", "preparing", "第十四条",
     "document_number document_day reason", "退回筹建，筹建单位可见理由。"),
    ("close", "终止筹建", "preparing requested rectification decision", "closed", "第十三条",
     "document_number document_day reason", "筹建终结，不再能申请验收。"),
)  # fmt: skip

CHANGE = _process(
    "change",
    "能力变更",
    "BG",
    """
    draft 草稿
    review 材料审查
    returned 退回补正
    acceptance 验收
    accepted 已接受
    refused 不予接受
    withdrawn 已撤回
    """,
    "accepted refused withdrawn",
    ("submit", "提交变更申请", "draft returned", "review", "第十六条", "reason",
     "变更申请提交省局，审查期间不能修改；所涉承诺能力不能再提其他变更。"),
    ("return", "退回补正", "review", "returned", "第十六条", "reason",
     "退回中心补正，所写理由中心可见。"),
    ("start_acceptance", "开始验收", "review", "acceptance", "第十六条", "mode",
     "按所选方式验收；所指派的专家可以查看本申请。"),
    ("accept", "接受变更", "acceptance", "accepted", "第十六条",
     "document_number document_day in_force_from",
     "新版本自生效日期起生效，原版本于前一日失效，同时发布能力变更公告。"),
    ("refuse", "不予接受", "review acceptance", "refused", "第十六条",
     "document_number document_day reason", "变更终结，承诺能力不变。"),
    ("withdraw", "撤回变更", "draft review returned", "withdrawn", "第十六条", "reason",
     "变更终结，承诺能力不变。"),
)  # fmt: skip

INSPECTION = _process(
    "inspection",
    "监督检查",
    "JC",
    """
    planned 已计划
    open 检查中
    rectification 整改
    decision 待决定
    closed 已办结
    cancelled 已取消
    """,
    "closed cancelled",
    ("begin", "开始检查", "planned", "open", "第十九条", "",
     "所指派的检查人员可以查看该中心资料并记录检查情况。"),
    ("require_rectification", "责令整改", "open", "rectification", "第二十条", "reason due_on",
     "中心须在期限前提交整改材料。"),
    ("submit_rectification", "提交整改结果", "rectification", "open", "第二十条", "opinion",
     "整改材料交检查人员复核。"),
    ("propose", "提请决定", "open", "decision", "第二十条", "opinion",
     "检查情况转审批人决定。"),
    ("decide", "作出决定", "decision", "closed", "第二十条",
     "outcome document_number document_day in_force_from reason",
     "决定自生效日期起执行；暂停或撤销的，公开名录与查询同日起不再列出，并发布公告。"),
    ("cancel", "取消检查", "planned", "cancelled", "第十九条", "reason",
     "检查不再进行，理由留存。"),
)  # fmt: skip

REPORT = _process(
    "report",
    "年度报告",
    "NB",
    """
    draft 待报送
    submitted 已报送
    returned 退回修改
    accepted 已接收
    """,
    "accepted",
    ("submit", "报送年度报告", "draft returned", "submitted", "第二十一条", "",
     "年度报告与下一年度计划报送省局；12 月 31 日之后报送的标记为逾期。"),
    ("return", "退回修改", "submitted", "returned", "第二十一条", "reason due_on",
     "退回中心修改，所写理由中心可见。"),
    ("accept", "接收", "submitted", "accepted", "第二十一条", "",
     "列入全省汇总。"),
)  # fmt: skip

STANDING = _process(
    "standing",
    "中心状态",
    "ZT",
    """
    established 已成立
    suspended 暂停
    revoked 撤销
    closed 注销
    """,
    "revoked closed",
    ("suspend", "暂停", "established", "suspended", "第二十条",
     "document_number document_day in_force_from reason",
     "自生效日期起，中心及其全部承诺能力不再公开列出，并发布公告。"),
    ("resume", "恢复", "suspended", "established", "第二十条",
     "document_number document_day in_force_from reason",
     "自生效日期起恢复公开列出，并发布公告。"),
    ("revoke", "撤销", "established suspended", "revoked", "第二十条",
     "document_number document_day in_force_from reason",
     "自生效日期起撤销，不能恢复，并发布公告。"),
    ("close", "注销", "established suspended", "closed", "第二十条",
     "document_number document_day in_force_from reason",
     "应中心申请，自生效日期起注销，并发布公告。"),
)  # fmt: skip

PROCESSES: Mapping[str, Process] = {
    process.kind: process
    for process in (APPLICATION, PREPARATION, CHANGE, INSPECTION, REPORT, STANDING)
}


def all_steps() -> Iterator[Step]:
    """Every step of every process."""
    for process in PROCESSES.values():
        yield from process.steps
