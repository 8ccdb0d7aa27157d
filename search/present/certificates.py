"""What the public is told of a certificate: the verdict then, the state now, nothing else."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import qrcode
from django.conf import settings
from django.urls import reverse
from qrcode.image.svg import SvgPathImage

from registry.models import CapabilityVersion, Certificate
from registry.models.certificate import plain_number

LONGEST = 64


@dataclass(frozen=True, slots=True)
class PromiseNow:
    """A promise that a certificate rests on, and how it stands today."""

    code: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to a check. ``certificate`` is None where the center has none of that number:
    whatever the cause, the answer is the same."""

    certificate: Certificate | None
    center_state: str = ""
    promises: tuple[PromiseNow, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its media type."""

    data: bytes
    media_type: str


NOT_FOUND = Checked(None)


def check(center: str, number: str, today: datetime.date) -> Checked:
    """The certificate of that center (its slug) and number. One question to the database, so that
    an unknown center, an unknown number and another center's number look alike."""
    plain = plain_number(number)[: LONGEST + 1]
    rows = Certificate.objects.select_related("center")
    found = rows.filter(center__slug=center[:LONGEST], plain=plain).first()
    if found is None:
        return NOT_FOUND
    versions = found.versions.select_related("capability").order_by("pk")
    return Checked(
        found,
        _center_state(found, today),
        tuple(_now(version, today) for version in versions),
    )


def answer_json(found: Checked) -> dict[str, Any]:
    """The answer as the API gives it: always the same keys."""
    one = found.certificate
    return {
        "registered": one is not None,
        "center": one.center.name if one else None,
        "number": one.number if one else None,
        "kind": one.get_kind_display() if one else None,
        "instrument": one.name if one else None,
        "range_text": one.range_text if one else None,
        "uncertainty_text": one.accuracy_text if one else None,
        "issued_on": one.issued_on.isoformat() if one else None,
        "coverage": one.coverage if one else None,
        "uncertainty": one.uncertainty if one else None,
        "reasons": one.reasons if one else [],
        "voided_on": one.voided_on.isoformat() if one and one.voided_on else None,
        "now": {
            "center": found.center_state or None,
            "capabilities": [
                {"code": promise.code, "url": promise.url, "state": promise.state}
                for promise in found.promises
            ],
        },
    }


def verify_address(certificate: Certificate) -> str:
    """The whole address of the public check, as the code on the certificate holds it."""
    query = urlencode({"center": certificate.center.slug, "number": certificate.number})
    return f"{settings.SITE_URL}{reverse('verify')}?{query}"


def qr_image(text: str, kind: str) -> Image:
    """``text`` as a QR code, ``svg`` or ``png``; a fifth of it may be worn off (level Q)."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, border=4)
    code.add_data(text)
    image = code.make_image(image_factory=SvgPathImage) if kind == "svg" else code.make_image()
    file = io.BytesIO()
    image.save(file)
    return Image(file.getvalue(), "image/svg+xml" if kind == "svg" else "image/png")


def _center_state(certificate: Certificate, today: datetime.date) -> str:
    status = certificate.center.status_on(today)
    return status.get_status_display() if status else ""


def _now(version: CapabilityVersion, today: datetime.date) -> PromiseNow:
    return PromiseNow(
        version.code, reverse("capability", args=[version.code]), _state(version, today)
    )


def _state(version: CapabilityVersion, today: datetime.date) -> str:
    if version.effective_to is not None and version.effective_to <= today:
        return "已不再有效"
    return "已暂停" if version.is_suspended(today) else "现行有效"
