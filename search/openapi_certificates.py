"""The part of the API's description that is about certificates (articles 17, 18)."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
MAYBE: Json = {"type": ["string", "null"]}
TEXTS: Json = {"type": "array", "items": TEXT}
COVERAGE: Json = {"enum": ["inside", "confirm", "outside"]}
UNCERTAINTY: Json = {"enum": ["fine", "below", "confirm", "unstated"]}
DAY: Json = {"type": "string", "format": "date"}

SECURITY: Json = {
    "certificateKey": {
        "type": "http",
        "scheme": "bearer",
        "description": "中心负责人在工作台签发的登记密钥，只显示一次，可随时停用",
    }
}

_CENTER = "center", "出具证书的中心的标识"
_NUMBER = "number", "证书编号，不分全角半角与大小写"


def certificate_paths() -> Json:
    """Registering, for a center's programs, and checking, for anybody."""
    return {
        "/api/v1/certificates/": {"post": _register()},
        "/api/v1/certificates/check/": {"get": _check()},
    }


def certificate_schemas() -> Json:
    """What is sent and what is answered."""
    stated = {
        "number": TEXT | {"description": "证书编号，同一中心内不重复"},
        "kind": {"enum": ["检定证书", "校准证书", "测量报告"], "description": "证书种类"},
        "name": TEXT | {"description": "仪器名称，按证书所写"},
        "range": TEXT | {"description": "测量范围，按证书所写，例如 (0～60) MPa"},
        "condition": TEXT | {"description": "条件，按证书所写"},
        "uncertainty": TEXT | {"description": "测量不确定度，例如 U=0.02 mm k=2；校准证书必填"},
        "issued_on": DAY | {"description": "出证日期，例如 2026-11-20"},
    }
    registered = {
        "number": TEXT,
        "coverage": COVERAGE,
        "uncertainty": UNCERTAINTY,
        "reasons": TEXTS,
        "verify_url": TEXT,
    }
    return {
        "Certificate": {
            "type": "object",
            "required": ["number", "kind", "name", "range", "issued_on"],
            "properties": stated,
        },
        "Registered": _object(results={"type": "array", "items": _object(**registered)}),
        "Checked": _checked(),
    }


def _register() -> Json:
    one = {"$ref": "#/components/schemas/Certificate"}
    several = _object(certificates={"type": "array", "items": one, "maxItems": 500})
    return {
        "summary": "登记证书（凭密钥，全部登记或一份也不登记）",
        "security": [{"certificateKey": []}],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"oneOf": [one, several]}}},
        },
        "responses": {
            "201": _answer("已登记，并按出证当日的承诺判定", "Registered"),
            "400": _problem("有不对之处，一份也没有登记"),
            "401": _problem("密钥无效"),
            "403": _problem("签发密钥的账号已无权登记"),
        },
    }


def _check() -> Json:
    return {
        "summary": "核验证书",
        "parameters": [
            {"name": name, "in": "query", "required": True, "description": text, "schema": TEXT}
            for name, text in (_CENTER, _NUMBER)
        ],
        "responses": {
            "200": _answer("结果", "Checked"),
            "400": _problem("中心与编号没有都给出"),
            "429": _problem("核验过于频繁"),
        },
    }


def _checked() -> Json:
    promise = _object(code=TEXT, url=TEXT, state=TEXT)
    return _object(
        registered={"type": "boolean"},
        center=MAYBE,
        number=MAYBE,
        kind=MAYBE,
        instrument=MAYBE,
        range_text=MAYBE,
        uncertainty_text=MAYBE,
        issued_on=MAYBE,
        coverage={"enum": [*COVERAGE["enum"], None]},
        uncertainty={"enum": [*UNCERTAINTY["enum"], None]},
        reasons=TEXTS,
        voided_on=MAYBE,
        now=_object(center=MAYBE, capabilities={"type": "array", "items": promise}),
    )


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties}


def _answer(text: str, schema: str) -> Json:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": text, "content": {"application/json": {"schema": reference}}}


def _problem(text: str) -> Json:
    reference = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": f"{text}（RFC 9457）",
        "content": {"application/problem+json": {"schema": reference}},
    }
