"""``compose.yaml``, ``Dockerfile`` and ``nginx.conf`` agree with each other and with the code."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: one for name, one in SERVICES.items() if "build" in one}
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_what_is_needed_at_scale_is_there():
    assert OURS.keys() == {"migrate", "web", "worker"}
    assert SERVICES.keys() - OURS.keys() == {"nginx", "postgres", "elasticsearch"}


@pytest.mark.parametrize("name", OURS)
def test_every_command_of_ours_exists(name):
    command = OURS[name]["command"]
    assert command == ["gunicorn"] or command[:2] == ["python", "manage.py"]
    if command[0] == "python":
        assert command[2] in get_commands()


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_in_the_table_of_settings(name):
    table = (ROOT / "docs/settings.md").read_text()
    assert {one for one in OURS[name]["environment"] if f"`{one}`" not in table} == set()


@pytest.mark.parametrize("name", OURS)
def test_ours_may_do_little(name):
    assert OURS[name]["read_only"] is True
    assert OURS[name]["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_waits_for_can_be_waited_for(name):
    for other, how in SERVICES[name].get("depends_on", {}).items():
        condition = how["condition"]
        if condition == "service_healthy":
            own = SERVICES[other].get("healthcheck", {})
            assert "test" in own or (other in OURS and "HEALTHCHECK" in DOCKERFILE)
            assert not own.get("disable")
        else:
            assert condition == "service_completed_successfully"


def test_volumes_are_declared_and_kept():
    named = {
        volume.partition(":")[0]
        for one in SERVICES.values()
        for volume in one["volumes" if "volumes" in one else "tmpfs"]
    }
    inside = {one for one in named if not one.startswith(".")}
    assert inside == COMPOSE["volumes"].keys()
    assert all((ROOT / one).exists() for one in named - inside)


def test_no_secret_is_in_the_file():
    text = (ROOT / "compose.yaml").read_text()
    secrets = re.findall(r"^ +(\w*(?:PASSWORD|SECRET|TOKEN)\w*): (.*)$", text, re.MULTILINE)
    assert len(secrets) >= 4
    assert all(value.startswith("${") for _, value in secrets)


def test_the_image_copies_what_is_there_and_is_sent():
    sent = [
        line[1:]
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    ]
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert {"site", "manage.py", "gunicorn.conf.py"} < set(copied)
    for source in copied:
        assert (ROOT / source).exists()
        assert any(fnmatch(source, one) for one in sent), source


def test_the_image_runs_as_an_ordinary_user():
    last = re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE)[-1]
    assert last == "registry"
    assert DOCKERFILE.index("USER registry") < DOCKERFILE.index('CMD ["gunicorn"]')


def test_nginx_passes_to_the_web_service_and_keeps_what_is_internal():
    text = (ROOT / "deploy/nginx.conf").read_text()
    port = re.search(r"BIND=0\.0\.0\.0:(\d+)", DOCKERFILE)[1]
    assert f"server web:{port}" in text
    for path in ("/metrics", "/readyz"):
        assert re.search(rf"location = {path} +{{ return 404; }}", text)
    assert "$request_uri" not in text and "$args" not in text
