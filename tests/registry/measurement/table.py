"""A small table of units, enough for the cases here; the shipped one is tested with its data."""

from __future__ import annotations

import math
from functools import cache

from registry.measurement.units import Quantity, Unit, UnitTable


def _quantity(slug: str, name: str, si: str, dimension: str, **more: object) -> Quantity:
    return Quantity(slug, name, slug, "field", dimension, si, **more)  # type: ignore[arg-type]


QUANTITIES = (
    _quantity("length", "长度", "m", "L", aliases=("外径", "内径"), symbols=("L", "l")),
    _quantity("mass", "质量", "kg", "M", symbols=("m",)),
    _quantity("time", "时间", "s", "T", symbols=("t",)),
    _quantity("temperature", "温度", "K", "Θ", zero=273.15, signed=True, symbols=("T",)),
    _quantity("temperature-difference", "温度差", "K", "Θ", aliases=("温度波动度",)),
    _quantity("relative-humidity", "相对湿度", "1", "1", aliases=("湿度",)),
    _quantity("pressure", "压力", "Pa", "L-1 M T-2", aliases=("压强",), symbols=("p",)),
    _quantity("gauge-pressure", "表压", "Pa", "L-1 M T-2", signed=True),
    _quantity("force", "力", "N", "L M T-2", aliases=("力值",), symbols=("F",)),
    _quantity("torque", "扭矩", "N·m", "L2 M T-2"),
    _quantity("voltage", "电压", "V", "U", aliases=("直流电压", "交流电压"), symbols=("U",)),
    _quantity("current", "电流", "A", "I", aliases=("交流电流",), symbols=("I",)),
    _quantity("resistance", "电阻", "Ω", "R", aliases=("绝缘电阻",), symbols=("R",)),
    _quantity("conductance", "电导", "S", "G"),
    _quantity("frequency", "频率", "Hz", "T-1", symbols=("f",)),
    _quantity("rotational-speed", "转速", "1/s", "T-1"),
    _quantity("level", "电平", "dBm", "log", signed=True, logarithmic=True),
    _quantity("attenuation", "衰减", "dB", "log-ratio", signed=True, logarithmic=True),
    _quantity("phase-noise", "相位噪声", "dBc/Hz", "log-noise", signed=True, logarithmic=True),
    _quantity("ph", "酸度", "pH", "pH", logarithmic=True, aliases=("pH值",)),
    _quantity("rockwell-c", "洛氏硬度", "HRC", "HRC"),
    _quantity("angle", "角度", "rad", "1"),
    _quantity("volume", "体积", "m³", "L3"),
    _quantity("flow", "流量", "m³/s", "L3 T-1", symbols=("q",)),
    _quantity("ratio", "比", "1", "1"),
    _quantity("acceleration", "加速度", "m/s²", "L T-2", signed=True),
    _quantity("turbidity", "浊度", "NTU", "NTU"),
    _quantity("viscosity", "黏度", "Pa·s", "L-1 M T-1"),
)


def _unit(
    code: str, name: str, dim: str, factor: float, quantity: str, *more: str, **rest: object
) -> Unit:
    return Unit(
        code, code, name, dim, factor,
        quantities=tuple(quantity.split()), spellings=more, **rest,  # type: ignore[arg-type]
    )  # fmt: skip


UNITS = (
    _unit("m", "米", "L", 1.0, "length", prefixes=True),
    _unit("丝", "丝", "L", 1e-5, "length", "道", "忽米"),
    _unit("in", "英寸", "L", 0.0254, "length", "inch", '"', "″"),
    _unit("ft", "英尺", "L", 0.3048, "length"),
    _unit("g", "克", "M", 0.001, "mass", prefixes=True),
    _unit("kg", "千克", "M", 1.0, "mass", "公斤"),
    _unit("t", "吨", "M", 1000.0, "mass"),
    _unit("s", "秒", "T", 1.0, "time", prefixes=True),
    _unit("min", "分钟", "T", 60.0, "time", "分"),
    _unit("h", "小时", "T", 3600.0, "time", "时", "hr", "hrs"),
    _unit("d", "天", "T", 86400.0, "time", "日"),
    _unit("K", "开尔文", "Θ", 1.0, "temperature temperature-difference", prefixes=True),
    _unit(
        "℃",
        "摄氏度",
        "Θ",
        1.0,
        "temperature temperature-difference",
        "°C",
        "度",
        "C",
        offset=273.15,
    ),
    _unit("℉", "华氏度", "Θ", 5 / 9, "temperature temperature-difference", "°F", offset=459.67),
    _unit("%RH", "相对湿度百分比", "1", 0.01, "relative-humidity", "% RH", "RH%"),
    _unit("%", "百分比", "1", 0.01, "ratio relative-humidity"),
    _unit("Pa", "帕斯卡", "L-1 M T-2", 1.0, "pressure gauge-pressure", "帕", prefixes=True),
    _unit("bar", "巴", "L-1 M T-2", 1e5, "pressure gauge-pressure", prefixes=True),
    _unit("psi", "磅每平方英寸", "L-1 M T-2", 6894.757293168362, "pressure gauge-pressure"),
    _unit("mmHg", "毫米汞柱", "L-1 M T-2", 133.322387415, "pressure gauge-pressure"),
    _unit(
        "kgf/cm²",
        "公斤力/平方厘米",
        "L-1 M T-2",
        98066.5,
        "pressure gauge-pressure",
        "公斤",
        "kg",
        "kg/cm²",
    ),
    _unit("N", "牛顿", "L M T-2", 1.0, "force", "牛", prefixes=True),
    _unit("kgf", "千克力", "L M T-2", 9.80665, "force", "公斤力", "公斤"),
    _unit("N·m", "牛米", "L2 M T-2", 1.0, "torque", "牛·米", prefixes=True),
    _unit("V", "伏特", "U", 1.0, "voltage", "伏", prefixes=True),
    _unit("A", "安培", "I", 1.0, "current", "安", prefixes=True),
    _unit("Ω", "欧姆", "R", 1.0, "resistance", "欧", "ohm", prefixes=True),
    _unit("S", "西门子", "G", 1.0, "conductance", prefixes=True),
    _unit("Hz", "赫兹", "T-1", 1.0, "frequency", "赫", prefixes=True),
    _unit("r/min", "转每分", "T-1", 1 / 60, "rotational-speed", "rpm", "转/分"),
    _unit("1/s", "每秒", "T-1", 1.0, "rotational-speed", "s⁻¹"),
    _unit("dBm", "分贝毫瓦", "log", 1.0, "level"),
    _unit("dB", "分贝", "log-ratio", 1.0, "attenuation"),
    _unit("dBc/Hz", "分贝每赫", "log-noise", 1.0, "phase-noise"),
    _unit("pH", "pH 单位", "pH", 1.0, "ph"),
    _unit("HRC", "洛氏硬度 C 标尺", "HRC", 1.0, "rockwell-c"),
    _unit("rad", "弧度", "1", 1.0, "angle", prefixes=True),
    _unit("°", "度", "1", math.pi / 180, "angle"),
    _unit("″", "角秒", "1", math.pi / 648000, "angle", '"', "秒"),
    _unit("m³", "立方米", "L3", 1.0, "volume"),
    _unit("L", "升", "L3", 0.001, "volume", prefixes=True),
    _unit("m³/h", "立方米每小时", "L3 T-1", 1 / 3600, "flow"),
    _unit("m³/s", "立方米每秒", "L3 T-1", 1.0, "flow"),
    _unit("m/s²", "米每二次方秒", "L T-2", 1.0, "acceleration", prefixes=True),
    _unit("NTU", "散射浊度单位", "NTU", 1.0, "turbidity"),
    _unit("Pa·s", "帕斯卡秒", "L-1 M T-1", 1.0, "viscosity", prefixes=True),
    _unit("1", "一", "1", 1.0, "ratio"),
)


@cache
def table() -> UnitTable:
    return UnitTable(UNITS, QUANTITIES)
