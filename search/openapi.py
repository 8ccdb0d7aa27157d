"""The API's description (OpenAPI 3.1), made from the declared parameters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from search.openapi_certificates import SECURITY, certificate_paths, certificate_schemas
from search.parameters import (
    GRADE_NAMES,
    PAGE_SIZE,
    PAGE_SIZE_MAX,
    PARAMETERS,
    QUESTION_MAX,
    SORTS,
    Parameter,
)

Json = dict[str, Any]

_LISTED = ("instrument", "quantity", "field", "industry", "city", "center")
_FILTERED = (*_LISTED, "service", "method", "place", "basis", "as_of", "page", "page_size")
_CENTERS = ("industry", "city", "center", "as_of", "page", "page_size")

NAMED: Json = {
    "type": ["object", "null"],
    "properties": {"slug": {"type": "string"}, "name": {"type": "string"}},
}
NUMBER: Json = {"type": ["number", "null"]}
TEXT: Json = {"type": "string"}
TEXTS: Json = {"type": "array", "items": TEXT}


def description(version: str, server: str) -> Json:
    """The whole document; ``version`` is the vocabulary's, ``server`` the site's address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "产业计量测试能力登记 接口",
            "version": "1",
            "description": (
                "按仪器、量程与准确度查找确有能力的中心。数值一律用相干 SI 单位，"
                f"旁边的 unit 是它的单位；文字用所问的单位。词表版本 {version}。"
            ),
        },
        "servers": [{"url": server}],
        "paths": {
            "/api/v1/search/": _get("谁能校准", _all_but("keep"), "Answer"),
            "/api/v1/understand/": _get("怎样理解问题", _all_but("keep", "page"), "Reading"),
            "/api/v1/capabilities/": _get("承诺列表", _named(_FILTERED), "Capabilities"),
            "/api/v1/centers/": _get("中心列表", _named(_CENTERS), "Centers"),
            "/api/v1/notices/": _get("公告列表", _named(("page", "page_size")), "Notices"),
            **certificate_paths(),
        },
        "components": {
            "schemas": _schemas() | certificate_schemas(),
            "securitySchemes": SECURITY,
        },
    }


def _all_but(*left_out: str) -> list[Parameter]:
    return [parameter for parameter in PARAMETERS if parameter.name not in left_out]


def _named(names: Iterable[str]) -> list[Parameter]:
    wanted = set(names)
    return [parameter for parameter in PARAMETERS if parameter.name in wanted]


def _get(summary: str, parameters: Iterable[Parameter], schema: str) -> Json:
    return {
        "get": {
            "summary": summary,
            "parameters": [_parameter(one) for one in parameters],
            "responses": {
                "200": _response("结果", "application/json", schema),
                "400": _response("参数有误（RFC 9457）", "application/problem+json", "Problem"),
            },
        }
    }


def _response(text: str, media: str, schema: str) -> Json:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": text, "content": {media: {"schema": reference}}}


def _parameter(parameter: Parameter) -> Json:
    schema: Json = {"type": parameter.type}
    match parameter.name:
        case "grade":
            schema["enum"] = list(GRADE_NAMES)
        case "sort":
            schema["enum"] = list(SORTS)
        case "page":
            schema |= {"minimum": 1, "default": 1}
        case "page_size":
            schema |= {"minimum": 1, "maximum": PAGE_SIZE_MAX, "default": PAGE_SIZE}
        case "q":
            schema["maxLength"] = QUESTION_MAX
        case "as_of":
            schema["format"] = "date"
    return {
        "name": parameter.name,
        "in": "query",
        "description": f"{parameter.label}：{parameter.description}",
        "schema": schema,
    }


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties}


def _list(of: str) -> Json:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{of}"}}


def _page(of: str) -> Json:
    return _object(total={"type": "integer"}, results=_list(of), next={"type": ["string", "null"]})


def _schemas() -> Json:
    span = _object(low=NUMBER, high=NUMBER, unit=TEXT, text=TEXT, is_point={"type": "boolean"})
    question = _object(
        text=TEXT,
        instrument=NAMED,
        quantity=NAMED,
        range={"anyOf": [span, {"type": "null"}]},
        ranges={"type": "array", "items": span},
        conditions={"type": "array", "items": span},
        accuracy={
            "type": ["object", "null"],
            "properties": {
                "kind": {"enum": ["class", "mpe", "uncertainty"]},
                "value": {"type": ["number", "string", "null"]},
                "needed_uncertainty": NUMBER,
                "divisor": {"type": "number"},
                "text": TEXT,
            },
        },
        as_of={"type": "string", "format": "date"},
        text_left=TEXT,
        notes=TEXTS,
        note_details={
            "type": "array",
            "items": _object(
                part=TEXT,
                kind={"enum": ["info", "trade", "doubt", "swapped"]},
                text=TEXT,
                suggestion={"type": ["string", "null"]},
            ),
        },
    )
    capability = _object(
        code=TEXT,
        url=TEXT,
        name=TEXT,
        range_text=TEXT,
        low=NUMBER,
        high=NUMBER,
        unit={"type": ["string", "null"]},
        uncertainty_text=TEXT,
        methods=TEXTS,
        service=TEXTS,
        place=TEXTS,
        basis=TEXTS,
        structured={"type": "boolean"},
    )
    gap = _object(
        low=NUMBER,
        high=NUMBER,
        low_open={"type": "boolean"},
        high_open={"type": "boolean"},
        text=TEXT,
        why={"enum": ["out_of_range", "not_accurate_enough", "condition"]},
    )
    result = _object(
        center=_object(slug=TEXT, name=TEXT, city=TEXT, url=TEXT),
        grade={"enum": list(GRADE_NAMES)},
        coverage=NUMBER,
        gaps={"type": "array", "items": gap},
        uncertainty=_object(needed=NUMBER, best=NUMBER, worst=NUMBER),
        margin=NUMBER,
        excess={
            "type": ["object", "null"],
            "properties": {
                "at": NUMBER,
                "uncertainty": NUMBER,
                "needed": NUMBER,
                "ratio": NUMBER,
                "text": TEXT,
            },
        },
        reasons=TEXTS,
        reason_codes=TEXTS,
        capabilities=_list("Capability"),
    )
    return {
        "Question": question,
        "Capability": capability,
        "Result": result,
        "Reading": {
            "allOf": [
                {"$ref": "#/components/schemas/Question"},
                _object(question={"$ref": "#/components/schemas/Question"}, vocabulary=TEXT),
            ]
        },
        "Answer": _object(
            question={"$ref": "#/components/schemas/Question"},
            vocabulary=TEXT,
            engine=TEXT,
            degraded={"type": "boolean"},
            took_ms={"type": "number"},
            total_centers={"type": "integer"},
            total_capabilities={"type": "integer"},
            facets={"type": "object"},
            results=_list("Result"),
            combined={"type": ["object", "null"]},
            relaxations={"type": "array", "items": _object(text=TEXT, query=TEXT)},
            next={"type": ["string", "null"]},
        ),
        "Capabilities": _page("Capability"),
        "Centers": _page("Center"),
        "Center": _object(
            slug=TEXT, name=TEXT, url=TEXT, city=NAMED, capabilities={"type": "integer"}
        ),
        "Notices": _page("Notice"),
        "Notice": _object(title=TEXT, url=TEXT, date={"type": "string", "format": "date"}),
        "Problem": _object(
            type=TEXT,
            title=TEXT,
            status={"type": "integer"},
            detail=TEXT,
            invalid_params={
                "type": "array",
                "items": _object(name=TEXT, label=TEXT, reason=TEXT),
            },
        ),
    }
