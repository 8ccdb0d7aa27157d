"""Centers, their statuses, promises and versions."""

import datetime

import factory
from factory.django import DjangoModelFactory

from registry.models import Capability, CapabilityVersion, Center, CenterStatus
from registry.models.codes import LETTERS

FOUNDED = datetime.date(2019, 5, 1)


def _letters(number: int) -> str:
    """Four letters that no other number has."""
    return "".join(chr(ord("A") + number // 26**place % 26) for place in reversed(range(LETTERS)))


class CenterStatusFactory(DjangoModelFactory):
    class Meta:
        model = CenterStatus

    status = CenterStatus.Status.ESTABLISHED
    from_day = FOUNDED


class CenterFactory(DjangoModelFactory):
    """Established from its day on; ``statuses=False`` for one that is not (yet)."""

    class Meta:
        model = Center
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"center-{number}")
    code_stem = factory.Sequence(lambda number: f"HB-{_letters(number)}")
    name = factory.Sequence(lambda number: f"湖北省第{number}产业计量测试中心（演示）")
    short_name = factory.Sequence(lambda number: f"第{number}中心")
    city_text = "武汉市"
    city = "wuhan"
    approval_number = "鄂质监量函〔2019〕1号"
    established_on = FOUNDED

    @factory.post_generation
    def statuses(center, create, extracted, **steps):  # noqa: N805
        """``statuses__suspended=day``, ``statuses__revoked=day``: what followed establishment."""
        if extracted is False:
            return
        starts = sorted(
            [(center.established_on, "established"), *((d, s) for s, d in steps.items())]
        )
        ends = [day for day, _ in starts[1:]] + [None]
        for (day, status), end in zip(starts, ends, strict=True):
            CenterStatusFactory(center=center, status=status, from_day=day, to_day=end)


class CapabilityFactory(DjangoModelFactory):
    class Meta:
        model = Capability

    center = factory.SubFactory(CenterFactory)
    number = factory.LazyAttribute(lambda promise: promise.center.capabilities.count() + 1)
    code = factory.LazyAttribute(lambda promise: f"{promise.center.code_stem}-{promise.number:05d}")


class CapabilityVersionFactory(DjangoModelFactory):
    """``suspended=True``: suspended from its first day on."""

    class Meta:
        model = CapabilityVersion

    class Params:
        suspended = factory.Trait(suspended_from=factory.SelfAttribute("effective_from"))

    capability = factory.SubFactory(CapabilityFactory)
    number = 1
    name = "弹簧管式一般压力表"
    measurand_text = "压力"
    range_text = "(-0.1～60) MPa"
    accuracy_text = "1.6级及以下"
    effective_from = FOUNDED
