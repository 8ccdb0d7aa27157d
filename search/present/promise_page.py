"""The page of one promise: as written and as read, its curve, what it rests on, its versions."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from registry.models import CapabilityVersion, CenterStatus
from registry.vocabulary.vocabulary import Vocabulary
from search.grade import Judge, explain, grade_center
from search.index.plan import plan_for
from search.page_model.promise import Asked as AskedPanel
from search.page_model.promise import PromisePage, ProofStep, VersionRow
from search.page_model.shared import Fact, Link
from search.present.asked import Asked
from search.present.cards import bars_of
from search.present.center_page import web_address
from search.present.details import Detail, Row
from search.present.links import query, with_query
from search.present.promise_curve import curve_panel, need_of
from search.present.promise_parts import parts_of
from search.present.promises import written_of
from search.present.sentences import meter_of, sentence_of
from search.present.stamps import IN_FORCE, holds, promise_stamp
from search.results import Candidate


def promise_page(
    version: CapabilityVersion,
    versions: Sequence[CapabilityVersion],
    status: CenterStatus | None,
    asked: Asked,
    vocabulary: Vocabulary,
) -> PromisePage:
    """The page of a version; ``versions`` are all of its promise, ``status`` is its center's."""
    center, day = version.capability.center, asked.day
    stamp, warning = promise_stamp(version, versions, status, day)
    detail = verdict_on(version, asked, vocabulary) if stamp is IN_FORCE else None
    scope = version.scope
    need = None
    if detail and scope.parts:
        need = need_of(asked.question, detail.verdict, scope.parts[0], vocabulary)
    path = version.capability.get_absolute_url()
    city = vocabulary.cities.get(center.city)
    return PromisePage(
        code=version.code,
        version=f"第{version.number}版",
        title=_title(version),
        stamp=stamp,
        center=Link(center.name, with_query(center.get_absolute_url(), asked.carried)),
        city=city.name if city else center.city_text,
        warning=warning,
        current=_current(version, versions, asked),
        compare_url=_compare_url(center.slug, asked) if detail else "",
        asked=_panel(detail, asked, vocabulary) if detail else None,
        parts=parts_of(version, vocabulary),
        curve=curve_panel(scope, vocabulary, need),
        proof=_proof(version, day),
        advice=_advice(version, vocabulary),
        versions=_versions(version, versions, asked),
        permanent_url=path,
        cite_tools=(Link("JSON", f"/capabilities/{version.code}.json"),),
        breadcrumb=(
            Link("首页", "/"),
            Link("中心名录", "/centers/"),
            Link(center.short_name or center.name, center.get_absolute_url()),
            Link("承诺"),
        ),
    )


def verdict_on(version: CapabilityVersion, asked: Asked, vocabulary: Vocabulary) -> Detail | None:
    """This one promise against the reader's question; None where the question is not about it."""
    question, scope = asked.question, version.scope
    plan = plan_for(question, vocabulary)
    slugs = {scope.quantity, *(part.range.quantity for part in scope.parts)}
    if plan.kinships:
        kinship = plan.kinships.get(scope.instrument or "", "")
    else:
        kinship = "quantity" if slugs & set(plan.quantities) else ""
    if not kinship:
        return None
    candidate = Candidate(version.pk, version.capability.center_id, scope, kinship)
    judge = Judge(question, vocabulary)
    verdict = grade_center(candidate.center_id, [candidate], judge)
    if verdict is None:
        return None
    explained = explain(verdict, [candidate], judge)
    return Detail(explained, [Row(written_of(version), row) for row in explained.rows], 1)


def _panel(detail: Detail, asked: Asked, vocabulary: Vocabulary) -> AskedPanel:
    meter, margin = meter_of(detail.verdict, asked.question, vocabulary)
    return AskedPanel(
        asked.question.text or "您设定的条件",
        detail.verdict.grade,
        sentence_of(detail, asked.question, vocabulary),
        bars_of(detail, asked.question, vocabulary),
        meter,
        f"{margin.before}{margin.strong}{margin.text}",
    )


def _title(version: CapabilityVersion) -> str:
    """The instrument with its range where that is short enough for a title."""
    name = " ".join(version.name.split())
    span = "\u00a0".join(version.range_text.split())
    return f"{name} {span}" if len(span) <= 40 else name


def _current(
    version: CapabilityVersion, versions: Sequence[CapabilityVersion], asked: Asked
) -> Link | None:
    """The version that holds on the day, where this page shows another."""
    holding = next((one for one in versions if holds(*one.days, asked.day)), None)
    if holding is None or holding.pk == version.pk:
        return None
    url = with_query(version.capability.get_absolute_url(), asked.values)
    return Link(f"看现行的第{holding.number}版", url)


def _compare_url(slug: str, asked: Asked) -> str:
    return f"/compare/?{query(dict(asked.values))}&{query({'center': slug})}"


def _proof(version: CapabilityVersion, day: datetime.date) -> tuple[ProofStep, ...]:
    """From the promise to what it rests on; what the register does not say is said so."""
    over = not holds(*version.days, day) or version.is_suspended(day)
    number, approved = version.brought_in_by
    certificate = version.standards_text
    begun = (version.code, f"{version.effective_from}起生效")
    return (
        ProofStep("本承诺", begun, "broken" if over else ""),
        ProofStep(
            "计量标准考核证书",
            (certificate or "没有登记证书编号",),
            "" if certificate else "unknown",
        ),
        ProofStep("标准的有效期", ("未登记有效期",), "unknown"),
        ProofStep(
            "批准与公告", (number or "没有登记文号", f"{approved}"), "" if number else "unknown"
        ),
    )


def _advice(version: CapabilityVersion, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    center = version.capability.center
    instrument = vocabulary.instruments.get(version.instrument)
    facts = [*_cycles(version, vocabulary)]
    if instrument and instrument.statutory:
        law = (
            f"列入实施强制管理的计量器具目录（{instrument.statutory}），用于规定场合的须经强制检定"
        )
        facts.append(Fact("强制检定", law))
    fees = web_address(center.fee_page)
    facts.append(
        Fact("收费", "本中心收费公示" if fees else center.fee_page or "没有登记收费公示", fees)
    )
    facts.append(Fact("联系", center.phone or "没有登记电话"))
    if center.address:
        facts.append(Fact("地址", center.address))
    return tuple(facts)


def _cycles(version: CapabilityVersion, vocabulary: Vocabulary) -> list[Fact]:
    """The verification cycles that the cited methods set."""
    known = [vocabulary.methods[code] for code in version.methods if code in vocabulary.methods]
    return [
        Fact(
            "检定周期",
            f"{method.cycle_text or f'不超过{method.cycle_months}个月'}（{method.code}）",
        )
        for method in known
        if method.verified and (method.cycle_text or method.cycle_months)
    ]


def _versions(
    shown: CapabilityVersion, versions: Sequence[CapabilityVersion], asked: Asked
) -> tuple[VersionRow, ...]:
    rows = []
    for one in sorted(versions, key=lambda one: -one.number):
        last = one.effective_to - datetime.timedelta(1) if one.effective_to else None
        period = (f"{one.effective_from}至", f"{last}") if last else (f"{one.effective_from}起",)
        url = "" if one.pk == shown.pk else with_query(f"/capabilities/{one.code}/", asked.values)
        rows.append(VersionRow(f"第{one.number}版", period, one.range_text, one.accuracy_text, url))
    return tuple(rows)
