"""The second factor of those who decide: a code that changes every half minute (RFC 6238).

A decision is refused without it, whatever way it is taken (``registry.decisions.steps``). Whoever
decides sets it up when first asked and is asked for it once a session.
"""

from __future__ import annotations

import base64
import io
from typing import Any

import qrcode
from django.conf import settings
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from qrcode.image.svg import SvgPathImage

from registry.permissions import DECISIONS, Visitor, reaches


def decides(user: Visitor) -> bool:
    """Whether the user may take any decision at all."""
    return any(reaches(user, action) for action in DECISIONS)


def wanted(user: Visitor) -> bool:
    """Whether somebody who decides has still to give a code in this session."""
    given = getattr(user, "is_verified", bool)
    return settings.SECOND_FACTOR and decides(user) and not given()


def lacking(user: Visitor) -> bool:
    """Whether a person at a browser has still to give a code. What runs without one (a command, a
    test of the rules) is not asked."""
    verified = getattr(user, "is_verified", None)
    return settings.SECOND_FACTOR and verified is not None and not verified()


def device_of(user: Visitor) -> TOTPDevice:
    """The user's device; one not yet confirmed where there is none."""
    device, _ = TOTPDevice.objects.get_or_create(
        user=user, defaults={"name": "动态验证码", "confirmed": False}
    )
    return device


def accept(device: TOTPDevice, code: str) -> bool:
    """Whether ``code`` is right; the first right one confirms the device. A code is good once, and
    wrong ones make the next wait longer."""
    if not device.verify_token(code):
        return False
    if not device.confirmed:
        device.confirmed = True
        device.save(update_fields=["confirmed"])
    return True


def secret(device: TOTPDevice) -> str:
    """The device's key as an authenticator takes it when typed."""
    return base64.b32encode(device.bin_key).decode().rstrip("=")


def picture(device: TOTPDevice) -> str:
    """The device's key as a QR code, as an address for ``<img src>``."""
    drawn = io.BytesIO()
    qrcode.make(device.config_url, image_factory=SvgPathImage, box_size=20).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"


def code_now(device: TOTPDevice) -> str:
    """The code of this moment: shown openly in the demonstration, and nowhere else."""
    code: Any = totp(device.bin_key, device.step, device.t0, device.digits, device.drift)
    return f"{code:0{device.digits}d}"
