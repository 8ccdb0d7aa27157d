"""Invented centers: the directory and one center's page."""

from __future__ import annotations

from search.page_model.centers import (
    CenterPage,
    CenterRow,
    DirectoryPage,
    ScopeGroup,
    ScopeRow,
    Titled,
)
from search.page_model.shared import (
    PLACES,
    Event,
    Fact,
    Field,
    Link,
    Pagination,
    Stamp,
    Tag,
    Tile,
)
from search.styleguide.cards import CONFIRM, FULL, NONE, TWO_ROWS
from search.styleguide.results import TOOLS

COUNTS = dict(zip(PLACES, (2, 3, 1, 0, 2, 1, 2, 1, 1, 3, 2, 1, 5, 1, 1, 1, 2), strict=True))

HOME = Link("首页", "/")

PAGES = Pagination(
    (Link("1", current=True), Link("2", NONE), Link("3", NONE), Link("…"), Link("51", NONE)),
    next=NONE,
)


def tiles(chosen: str = "") -> tuple[Tile, ...]:
    """The 17 divisions with invented counts."""
    return tuple(
        Tile(name, COUNTS[name], place, NONE if COUNTS[name] else "", name == chosen)
        for name, place in PLACES.items()
    )


def _choice(name: str, label: str, everything: str = "全部") -> Field:
    return Field(name, label, options=(("", everything),), light=True)


def directory() -> DirectoryPage:
    """The directory with a center in each state."""
    return DirectoryPage(
        title="中心名录",
        lead="按《办法》第十五条公布的省级产业计量测试中心。",
        filters=(
            Field("q", "名称", placeholder="中心或依托单位", light=True, main=True),
            _choice("city", "市州"),
            _choice("industry", "产业"),
            _choice("field", "专业", "全部专业"),
        ),
        tiles=tiles("武汉"),
        summary="30家中心",
        tools=(Link("下载CSV", NONE, icon="download"),),
        rows=(
            CenterRow(FULL.name, NONE, "武汉市", "汽车零部件、新能源汽车", 612, Stamp("正常运行")),
            CenterRow(TWO_ROWS.name, NONE, "襄阳市", "航空与通用航空", 408, Stamp("正常运行")),
            CenterRow(CONFIRM.name, NONE, "十堰市", "商用车", 233, Stamp("暂停", "ended")),
        ),
        pages=PAGES,
        breadcrumb=(HOME, Link("中心名录")),
    )


MECHANICS = ScopeGroup(
    "力学",
    236,
    (
        ScopeRow(
            "HB-QCLB-00017-2",
            NONE,
            "弹性元件式精密压力表",
            "压力",
            "(−0.1～100) MPa",
            "U = 2 kPa + 0.04 % p，k = 2",
            methods=("JJG 49-2013",),
            services="检定、校准",
            places="实验室、现场",
            bases="建标、授权",
        ),
        ScopeRow(
            "HB-QCLB-00031-3",
            NONE,
            "扭矩扳子",
            "扭矩",
            "(5～2000) N⋅m",
            "Urel = 1.0 %，k = 2",
            methods=("JJG 707-2014",),
            services="检定、校准",
            places="实验室",
            bases="建标、CNAS",
        ),
    ),
    NONE,
)

CHEMISTRY = ScopeGroup(
    "化学",
    45,
    (
        ScopeRow(
            "HB-QCLB-00405-1",
            NONE,
            "汽车排放气体测试仪",
            "CO体积分数",
            "(0.3～8.0) %",
            "Urel = 1.5 %，k = 2",
            methods=("JJG 688-2007",),
            services="检定",
            places="实验室",
            bases="授权",
            warnings=(("暂停，自2026-10-27", "stop"),),
            method_warning="已被新版代替",
            suspended=True,
        ),
        ScopeRow(
            "HB-QCLB-00511-1",
            NONE,
            "氙灯老化试验箱",
            "辐照度等",
            "按用户要求",
            methods=("按协议方法",),
            services="测试",
            places="现场",
            bases="本办法承诺",
            warnings=(("未结构化，只按原文查找", "doubt"),),
        ),
    ),
    NONE,
)

FACTS = (
    Fact("依托单位", "示范·江城计量技术研究院"),
    Fact("批准文号", "示计量函〔2019〕7号"),
    Fact("成立日期", "2019-05-01"),
    Fact("负责人", "张示范（2024-03起）"),
    Fact("地址", "武汉市示范路1号"),
    Fact("联系电话", "027-0000\u00a00000"),
    Fact("现行承诺", "612条，其中3条暂停"),
    Fact("最近变更", "2026-11-18，增4改2撤1", NONE),
)

HISTORY = (
    Event("2026-11-18", "承诺能力变更公告", "增4条、改2条、撤1条，自当日起生效", NONE),
    Event("2026-10-27", "暂停3条承诺的公告", "排放气体类，整改完成前不得出具证书", NONE, "stopped"),
    Event("2026-06-30", "年度监督检查", "结论：符合，整改项2项，已关闭"),
    Event("2019-05-01", "批准成立", "示计量函〔2019〕7号", NONE),
)


def center() -> CenterPage:
    """A center with a suspended row and one that is not structured."""
    return CenterPage(
        name=FULL.name,
        slug="jiangcheng",
        stamp=Stamp("正常运行"),
        tags=(Tag("汽车零部件"), Tag("新能源汽车")),
        lead="面向底盘、制动、排放与车用传感器的量值溯源和关键参数测量，提供从设计、试制到在用检测的"
        "全寿命周期计量服务。",
        search_url=NONE,
        download_url=NONE,
        feed_url=NONE,
        facts=FACTS,
        sections=(
            Link("承诺范围", "#scope", "612", current=True),
            Link("场所", "#places", "3"),
            Link("体系与能力", "#systems"),
            Link("公告与沿革", "#history", "14"),
        ),
        filters=(
            Field(
                "q",
                "在本中心的承诺中查找",
                placeholder="仪器、量程、方法或编号",
                light=True,
                main=True,
            ),
            _choice("field", "专业", "全部专业"),
            _choice("service", "服务"),
            _choice("place", "服务地点"),
            _choice("basis", "资格依据"),
            Field("as_of", "截至日期", "2026-11-24", type="date", light=True),
        ),
        summary="共612条现行承诺，第1～12条",
        tools=TOOLS[1:],
        scope=(MECHANICS, CHEMISTRY),
        pages=PAGES,
        scope_note="建标：计量标准考核　授权：法定计量授权　暂停的承诺自所示日期起不得出具证书",
        systems=(
            Titled("质量体系", "独立运行，2025年内审2次，管理评审1次。"),
            Titled("创新体系", "在研项目6项，参与制修订技术规范3项。"),
            Titled("服务体系", "驻厂服务点4个，现场校准车2辆。"),
            Titled("人力资源体系", "专业人员58人，其中高级职称21人。"),
            Titled("基础保障体系", "恒温实验室1860\u00a0m²，计量标准74项。"),
            Titled("发展规划体系", "能力后续建设规划（2026版）", NONE),
        ),
        places=(
            Titled("本部实验室", "武汉市示范路1号，498条承诺"),
            Titled("制动与排放实验室", "武汉市样例大道20号，92条承诺"),
            Titled("襄阳驻厂服务点", "襄阳市演示园区，22条承诺"),
            Titled("现场服务", "全省17个市州，181条承诺"),
        ),
        history=HISTORY,
        history_url=NONE,
        history_count=14,
        breadcrumb=(HOME, Link("中心名录", "/centers/"), Link("武汉市", NONE), Link("汽车零部件")),
    )
