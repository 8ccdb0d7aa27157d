"""Words that a question is made of beside the names of the vocabulary: asking words, the trade's
words for services, places outside the province. Data only; own arrangement from usage."""

from __future__ import annotations


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split("|"))


_ASKING = {
    "filler": (
        "哪家|哪里|哪儿|哪个|哪些|谁家|什么|怎么|如何|有没有|能不能|能检|可检|能够|能做|可以|"
        "可否|是否|请问|您好|你好|谢谢|找一下|找个|查一下|查询|查找|搜索|推荐|帮我|帮忙|我们|"
        "想要|需要|一下|一个|一台|一只|一块|一把|一套|送检|我要|我想|到哪里|地区|机构|单位|"
        "中心|公司|服务|业务|项目|能力|仪器|设备|产品|证书|地方|型号|测量范围|使用范围|量程|"
        "范围|准确度等级|准确度|精确度|精度等级|精度|等级|最大允许误差|允许误差|允差|误差|"
        "不确定度|要求|达到|不低于|优于|规格|以内|之内|大约|大概|左右|湖北省|湖北|全省|省内"
    ),
    "near": ("附近|最近的|最近|就近|周边|离我近|near me|nearby"),
    "price": ("多少钱|费用|收费标准|收费|价格|报价|价钱|怎么收费"),
    "time": ("多久|多长时间|几天|周期多长|加急|什么时候"),
    "any_service": ("校验|检测|检验|标定|校检|检校|计量|鉴定|测一下|检一下"),
    "english": (
        "who|can|where|which|what|how|for|the|and|with|from|find|need|want|please|range|"
        "accuracy|class|lab|service|services|at|of|in|to|on|my|is|an|do|or|grade|near"
    ),
}

ASKING = {intent: _split(words) for intent, words in _ASKING.items()}
"""Words by what they ask for; none of them is searched as text. ``any_service`` may mean
verification, calibration or a test, so it sets no filter. What is written elsewhere as part of a
longer name (中心 in a center's name) belongs to that name."""

EDGES = "的了吗呢吧啊呀么哪谁请找查搜帮我能可有在与及或是到"
"""Asking words of one character: they are such only at the edge of what is left over."""

ASKING_ALONE = EDGES + "想要需求送做检校和去个台只"
"""Characters that ask where nothing else is left, but also begin words of content."""

INTENT_NOTES = {
    "near": "“{word}”：请选择所在市州，结果将按远近排列",
    "near_city": "“{word}”：只列该市州的机构，去掉市州可看全省",
    "price": "“{word}”：本系统不登记收费，请向机构查询",
    "time": "“{word}”：本系统不登记办理时间，请向机构查询",
    "any_service": "“{word}”可指检定、校准或测试，未限定服务类别",
}
"""What is said to somebody who asked with such a word."""

SERVICE_WORDS: dict[str, tuple[str, ...]] = {
    "verification": ("verification", "verify"),
    "calibration": ("calibration", "calibrate", "calibrated", "calibrating"),
    "testing": ("testing", "test"),
    "intermediate-check": ("intermediate check",),
}
"""English words for services, by slug; the vocabulary has the Chinese ones."""

INSTRUMENT_WORDS: dict[str, tuple[str, ...]] = {"weighing-instrument": ("秤",)}
"""Words for instruments too short to be told from others in the cell of a scope, by slug."""

OUTSIDE = _split(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|"
    "湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|"
    "澳门|石家庄|太原|沈阳|长春|哈尔滨|南京|杭州|合肥|福州|南昌|济南|郑州|长沙|广州|海口|"
    "成都|贵阳|昆明|西安|兰州|西宁|呼和浩特|南宁|拉萨|银川|乌鲁木齐|深圳|苏州|无锡|宁波|"
    "青岛|大连|厦门|东莞|佛山|洛阳|南阳|信阳|驻马店|岳阳|常德|张家界|九江|安庆|六安|安康|"
    "商洛"
)
"""Provinces, their capitals, some large cities and the province's neighbours (GB/T 2260)."""

QUANTITY_STOPS = frozenset(
    _split(
        "功|能|高|长|厚|比|误差|相对误差|百分比|数量|次数|强度|时间|周期|距离|am|fm|时段|定量|"
        "张力|磁场|行程|剂量|含量"
    )
)
"""Names of quantities that are everyday words too: alone they ask for nothing."""

NO_INITIALS = frozenset(
    _split(
        "max|min|mpe|usb|led|abb|iso|iec|din|ansi|astm|all|any|not|new|old|low|get|you|are|has|"
        "top|bar|out|use|one|two|her|his|our|per|via|web|url|pdf|www|com|http|null|none|true|test"
    )
)
"""Words and abbreviations that are no initials of an instrument, whatever they spell."""
