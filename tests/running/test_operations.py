"""The files for operators say nothing the portal does not know: settings, commands, ports, sizes."""

import re
from pathlib import Path

import pytest

from portal.app import MEGABYTE
from portal.cli import COMMANDS
from portal.kernel.settings import OperatorSettings, Settings
from portal.running.backup.make_command import RECIPIENTS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "operations"
GUIDE = FOLDER.with_suffix(".md").read_text(encoding="utf-8")
UNITS = sorted(FOLDER.glob("*.service"))
SET = {f"PORTAL_{name.upper()}" for name in Settings.model_fields} | {
    f"PORTAL_OPERATOR_{name.upper()}" for name in OperatorSettings.model_fields
}


def test_every_setting_of_the_example_is_one():
    named = re.findall(r"^#?(PORTAL_\w+)=", (FOLDER / "portal.env").read_text(encoding="utf-8"), re.MULTILINE)

    assert len(named) > 8
    assert set(named) <= SET | {RECIPIENTS}


def test_the_example_starts_no_server_before_somebody_has_set_the_secrets():
    lines = (FOLDER / "portal.env").read_text(encoding="utf-8").splitlines()

    assert {"PORTAL_SECRET_KEY=", "PORTAL_DATA_KEYS=", "PORTAL_INDEX_KEY="} <= set(lines)


@pytest.mark.parametrize("unit", UNITS, ids=[unit.stem for unit in UNITS])
def test_every_service_starts_a_command_that_exists_as_its_own_user(unit):
    text = unit.read_text(encoding="utf-8")
    called = re.findall(r"/opt/kai-portal/bin/portal ([a-z ]+[a-z])", text)

    assert called
    assert all(any(words == command.words or words.startswith(f"{command.words} ") for command in COMMANDS) for words in called)
    for line in ("User=kai-portal", "EnvironmentFile=/etc/kai-portal/portal.env", "NoNewPrivileges=yes", "UMask=0077"):
        assert line in text.splitlines()


def test_the_web_server_in_front_speaks_to_the_port_the_portal_listens_on_and_takes_no_less_than_it():
    nginx = (FOLDER / "nginx.conf").read_text(encoding="utf-8")
    bound = re.findall(r"portal serve --bind (\S+)", (FOLDER / "kai-portal-web.service").read_text(encoding="utf-8"))

    assert set(re.findall(r"proxy_pass http://([^;]+);", nginx)) == set(bound)
    assert "access_log /var/log/nginx/kai-portal.log kai;" in nginx
    assert "$request_uri" not in nginx.partition("log_format kai")[2].partition(";")[0]
    (taken,) = re.findall(r"client_max_body_size (\d+)m;", nginx)
    assert int(taken) * 1024 * 1024 >= 12 * MEGABYTE


def test_the_guide_names_every_file():
    assert [file.name for file in FOLDER.iterdir() if not _is_named(file)] == []


def _is_named(file):
    named = ("kai-portal-*.service", "kai-portal-*.timer", "docs/operations/nginx.conf", "docs/operations/portal.env")
    return any(file.match(pattern.rpartition("/")[2]) and pattern in GUIDE for pattern in named) or file.name in GUIDE
