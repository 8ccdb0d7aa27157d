"""The API of certificates: a center's programs register, anybody checks (articles 17, 18)."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from registry.decisions.certificates import key_for, register_certificates
from registry.models import Certificate, CertificateKey
from registry.refusal import Problem, Refused
from search import finding
from search.certificate_form import HEADINGS, read_batch
from search.present.certificates import answer_json, check, verify_address
from search.problem_document import problem_document
from search.throttle import RETRY_AFTER, admitted

SCHEME = "Bearer "
LABELS = {name: label for label, name in HEADINGS.items()}


@csrf_exempt
@require_POST
def register(request: HttpRequest) -> HttpResponse:
    """``POST /api/v1/certificates/`` with ``Authorization: Bearer KEY``: one certificate, or
    ``{"certificates": […]}``; all are registered or none."""
    key = _key(request)
    if key is None:
        response = problem_document(401, "密钥无效", "请在 Authorization 头中给出有效的登记密钥。")
        response["WWW-Authenticate"] = "Bearer"
        return response
    try:
        rows = _rows(request)
        batch = read_batch(rows, key.center, finding.current().vocabulary)
        if batch.problems:
            raise Refused(batch.problems)
        made = register_certificates(key.center, batch.drafts, by=key.issued_by, key=key)
    except Refused as refused:
        return _refusal(refused)
    except PermissionDenied:
        return problem_document(403, "无权登记", "签发这个密钥的账号已不能为该中心登记证书。")
    results = [registered_json(one) for one in made]
    return JsonResponse({"results": results}, status=201, json_dumps_params={"ensure_ascii": False})


@never_cache
@require_safe
def check_certificate(request: HttpRequest) -> HttpResponse:
    """``GET /api/v1/certificates/check/?center=…&number=…``: the same keys whether anything is
    registered or not."""
    if not admitted(request):
        response = problem_document(429, "核验过于频繁", "请稍后再试。")
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    center, number = request.GET.get("center", ""), request.GET.get("number", "")
    missing = [name for name, value in (("center", center), ("number", number)) if not value]
    if missing:
        named = [
            {"name": name, "label": {"center": "中心", "number": "证书编号"}[name],
             "reason": "必须给出"}
            for name in missing
        ]  # fmt: skip
        detail = "中心与证书编号都要给出。"
        return problem_document(400, "参数有误", detail, invalid_params=named)
    found = check(center, number, finding.today())
    response = JsonResponse(answer_json(found), json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def registered_json(certificate: Certificate) -> dict[str, Any]:
    """What a program is told of what it registered."""
    return {
        "number": certificate.number,
        "coverage": certificate.coverage,
        "uncertainty": certificate.uncertainty,
        "reasons": certificate.reasons,
        "verify_url": verify_address(certificate),
    }


def _key(request: HttpRequest) -> CertificateKey | None:
    given = request.headers.get("Authorization", "")
    return key_for(given[len(SCHEME) :].strip()) if given.startswith(SCHEME) else None


def _rows(request: HttpRequest) -> list[dict[str, Any]]:
    """The certificates of a body. Raises ``Refused`` for what is no JSON of that form."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refused(["正文不是 JSON。"]) from error
    rows = body.get("certificates", [body]) if isinstance(body, dict) else None
    if not isinstance(rows, list) or not all(_is_flat(row) for row in rows):
        raise Refused(['正文应为一份证书，或 {"certificates": [证书, …]}，各项为文字。'])
    return rows


def _is_flat(row: object) -> bool:
    return isinstance(row, dict) and all(isinstance(value, str) for value in row.values())


def _refusal(refused: Refused) -> HttpResponse:
    detail = "；".join(problem.message for problem in refused.problems)
    named = [_named(problem) for problem in refused.problems]
    return problem_document(400, "没有登记", detail, invalid_params=named)


def _named(problem: Problem) -> dict[str, Any]:
    row, _, name = problem.field.partition(".")
    return {
        "name": name,
        "label": LABELS.get(name, ""),
        "reason": problem.message,
        "row": int(row) if row.isdigit() else None,
    }
