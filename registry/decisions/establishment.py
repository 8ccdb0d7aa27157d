"""The establishment of a center (articles 14 and 15): in one transaction the promised scope comes
into force, the center joins the public list, and the public is told."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from pypinyin import lazy_pinyin

from registry import outbox, signals
from registry.announcing import Announcement, Kind, Table
from registry.decisions.documents import chinese_day, issue
from registry.decisions.preparation_work import FACTS
from registry.decisions.steps import taking
from registry.models import (
    WRITTEN_COLUMNS,
    Capability,
    CapabilityVersion,
    Center,
    CenterIndustry,
    CenterStatus,
    Organisation,
    Preparation,
    PromisedRow,
    WrittenPromise,
)
from registry.models.codes import PublicCode, free_stem
from registry.models.vocabulary import current
from registry.permissions import Visitor
from registry.refusal import Problem, Refused
from registry.vocabulary.lists import by_name, list_items

BATCH = 500
"""Versions an insert: below the 32,766 parameters SQLite takes."""

LONGEST_SLUG = 48
COPIED = tuple(field.name for field in WrittenPromise._meta.get_fields())
SHOWN = ("仪器名称", "测量范围", "测量不确定度或准确度等级或最大允许误差", "依据")
"""Columns of the scope that the announcement lists."""


def establish_center(
    preparation: Preparation,
    *,
    by: Visitor,
    document_number: str,
    document_day: datetime.date,
    in_force_from: datetime.date,
    revision: int | None = None,
) -> Center:
    """Establish the center by a formal document (article 14) and publish it (article 15).

    From ``in_force_from`` on, and not before, it is on the public list with its promises."""
    with taking(
        preparation,
        "establish",
        by=by,
        revision=revision,
        document_number=document_number,
        document_day=document_day,
        in_force_from=in_force_from,
    ) as preparation:
        _check(preparation, document_day, in_force_from)
        outbox.hold()
        center = _create_center(preparation, document_number, in_force_from)
        preparation.center = center
        promises = list(preparation.promises.all())
        capabilities = _put_in_force(center, promises, document_number, document_day)
        outbox.record(centers=[center.pk], capabilities=capabilities)
        facts = {"生效日期": chinese_day(in_force_from), "能力项数": str(len(promises))}
        issue(
            preparation,
            "establishment",
            number=document_number,
            day=document_day,
            by=by,
            facts=facts,
        )
        _announce(preparation, center, promises, document_number, document_day)
    return center


def _check(
    preparation: Preparation, document_day: datetime.date, in_force_from: datetime.date
) -> None:
    if in_force_from < document_day:
        raise Refused([Problem("生效日期不能早于文件日期。", "in_force_from")])
    if preparation.organisation.center_id:
        raise Refused(
            [f"{preparation.organisation}已是{preparation.organisation.center}的依托单位。"]
        )
    if not preparation.promises.exists():
        raise Refused(["没有拟承诺的能力，不能批准成立。"])


def _create_center(
    preparation: Preparation, document_number: str, in_force_from: datetime.date
) -> Center:
    """The center as application and preparation describe it, hosted by the organisation."""
    application, organisation = preparation.based_on, preparation.organisation
    slug = _free_slug(application.short_name)
    stems = set(Center.objects.values_list("code_stem", flat=True))
    city = current().cities.get(organisation.city)
    center = Center.objects.create(
        slug=slug,
        code_stem=free_stem(application.short_name, slug, stems),
        name=preparation.title,
        short_name=application.short_name,
        host=organisation.name,
        city=organisation.city,
        city_text=city.name if city else "",
        industries_text=application.industries_text,
        approval_number=document_number,
        established_on=in_force_from,
        **{name: getattr(preparation, name) for name in FACTS},
    )
    Organisation.objects.filter(pk=organisation.pk).update(center=center)
    _enter(center)
    return center


def _enter(center: Center) -> None:
    """The first status of a new center, and the industries it names."""
    CenterStatus.objects.create(
        center=center,
        status=CenterStatus.Status.ESTABLISHED,
        from_day=center.established_on,
        document_number=center.approval_number,
    )
    slugs = by_name(current().industries.values())
    CenterIndustry.objects.bulk_create(
        CenterIndustry(center=center, position=position, name=name, slug=slugs.get(name, ""))
        for position, name in enumerate(list_items(center.industries_text), start=1)
    )


def _put_in_force(
    center: Center,
    rows: Sequence[PromisedRow],
    document_number: str,
    document_day: datetime.date,
) -> list[int]:
    """Every promised row as the first version of a promise; the promises' primary keys."""
    capabilities = Capability.objects.bulk_create(
        (
            Capability(center=center, number=number, code=str(PublicCode(center.code_stem, number)))
            for number in range(1, len(rows) + 1)
        ),
        batch_size=BATCH,
    )
    CapabilityVersion.objects.bulk_create(
        (
            CapabilityVersion(
                capability=capability,
                number=1,
                effective_from=center.established_on,
                origin=CapabilityVersion.Origin.ESTABLISHMENT,
                document_number=document_number,
                document_day=document_day,
                **{name: getattr(row, name) for name in COPIED},
            )
            for capability, row in zip(capabilities, rows, strict=True)
        ),
        batch_size=BATCH,
    )
    return [capability.pk for capability in capabilities]


def _announce(
    preparation: Preparation,
    center: Center,
    rows: Sequence[PromisedRow],
    document_number: str,
    document_day: datetime.date,
) -> None:
    """Tell the public. Refused where the notice can't be made of what was stated."""
    scope = Table(
        "承诺的计量测试项目服务能力",
        SHOWN,
        tuple(tuple(getattr(row, WRITTEN_COLUMNS[h]) for h in SHOWN) for row in rows),
    )
    paragraphs = (
        f"经验收合格并研究，同意{center.name}成立，依托单位为{center.host}。",
        f"所承诺的计量测试项目服务能力共 {len(rows)} 项，"
        f"自{chinese_day(center.established_on)}起生效。",
    )
    announcement = Announcement(
        kind=Kind.ESTABLISHMENT,
        title=f"关于{center.name}成立的公告",
        document_number=document_number,
        document_day=document_day,
        in_force_from=center.established_on,
        center_slug=center.slug,
        case_number=preparation.number,
        paragraphs=paragraphs,
        tables=(scope,),
    )
    try:
        signals.announced.send(Preparation, announcement=announcement)
    except ValidationError as error:
        raise Refused(Problem(text, "document_number") for text in error.messages) from error


def _free_slug(short_name: str) -> str:
    """The short name in pinyin, as an address has it; a number behind it where that is taken."""
    letters = "-".join(lazy_pinyin(short_name, errors="ignore")) or "center"
    wanted = letters[:LONGEST_SLUG].strip("-").lower()
    taken = set(Center.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{count}" for count in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
